package org.fwabi.processor.spec;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Suggestion;
import org.fwabi.processor.source.Excerpt;
import org.fwabi.processor.source.Node;
import org.fwabi.processor.source.Node.ListNode;
import org.fwabi.processor.source.Node.ScalarNode;
import org.fwabi.processor.source.SourcePos;

/** One fact of a release, by what the family declares. */
final class FactDecoder {
    private final Shapes shapes;
    private final Family family;

    FactDecoder(Shapes shapes, Family family) {
        this.shapes = shapes;
        this.family = family;
    }

    Optional<FactValue> decode(ScalarNode key, Node node) {
        String name = key.text();
        FactDeclaration declaration = family.facts().get(name);
        if (declaration == null) {
            shapes.diagnostics()
                    .add(Diagnostic.error(
                            DiagnosticId.FW038,
                            key.at(),
                            "family " + family.name() + " declares no fact '" + Excerpt.of(name) + "'"
                                    + Suggestion.didYouMean(name, family.facts().keySet())));
            return Optional.empty();
        }
        SourcePos at = key.at();
        return switch (declaration.type()) {
            case U32 -> quantity(declaration, node, 32, at);
            case U64 -> quantity(declaration, node, 64, at);
            case BOOL -> flag(declaration, node, at);
            case CHOICE -> choice(declaration, node).map(word -> new FactValue.Choice(word, at));
            case CHOICES -> choices(declaration, node, at);
        };
    }

    private Optional<FactValue> quantity(FactDeclaration fact, Node node, int bits, SourcePos at) {
        BigInteger max = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        if (!(node instanceof ScalarNode scalar) || scalar.quoted() || !startsLikeNumber(scalar.text())) {
            return wrong(fact, node, "a number of type " + fact.type().key());
        }
        OptionalLong value = shapes.integer(node, "fact '" + fact.name() + "'", BigInteger.ZERO, max);
        return value.isPresent() ? Optional.of(new FactValue.Quantity(value.getAsLong(), at)) : Optional.empty();
    }

    private static boolean startsLikeNumber(String text) {
        return !text.isEmpty() && (text.charAt(0) == '-' || Character.isDigit(text.charAt(0)));
    }

    private Optional<FactValue> flag(FactDeclaration fact, Node node, SourcePos at) {
        boolean word = node instanceof ScalarNode scalar
                && !scalar.quoted()
                && List.of("true", "false").contains(scalar.text());
        return word
                ? Optional.of(new FactValue.Flag(((ScalarNode) node).text().equals("true"), at))
                : wrong(fact, node, "true or false");
    }

    private Optional<String> choice(FactDeclaration fact, Node node) {
        if (node instanceof ScalarNode scalar && !scalar.empty()) {
            if (fact.choices().contains(scalar.text())) {
                return Optional.of(scalar.text());
            }
            shapes.error(
                    DiagnosticId.FW040,
                    node.at(),
                    "fact '" + fact.name() + "' cannot be '" + Excerpt.of(scalar.text()) + "'"
                            + Suggestion.didYouMean(scalar.text(), fact.choices()) + " (one of "
                            + String.join(", ", fact.choices()) + ")");
            return Optional.empty();
        }
        wrong(fact, node, "one of " + String.join(", ", fact.choices()));
        return Optional.empty();
    }

    private Optional<FactValue> choices(FactDeclaration fact, Node node, SourcePos at) {
        if (!(node instanceof ListNode list)) {
            return wrong(fact, node, "a list of words");
        }
        List<String> words = new ArrayList<>();
        for (Node item : list.items()) {
            Optional<String> word = choice(fact, item);
            if (word.isEmpty()) {
                return Optional.empty();
            }
            words.add(word.get());
        }
        return Optional.of(new FactValue.Choices(words, at));
    }

    private Optional<FactValue> wrong(FactDeclaration fact, Node node, String wanted) {
        shapes.diagnostics()
                .add(Diagnostic.error(
                        DiagnosticId.FW040,
                        node.at(),
                        "fact '" + fact.name() + "': found " + node.shape() + ", wanted " + wanted));
        return Optional.empty();
    }
}
