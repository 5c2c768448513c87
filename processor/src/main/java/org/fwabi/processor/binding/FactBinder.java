package org.fwabi.processor.binding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.binding.AbiBinding.Fact;
import org.fwabi.processor.binding.AbiBinding.FactType;
import org.fwabi.processor.binding.AbiBinding.Value;
import org.fwabi.processor.binding.AbiBinding.Word;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.spec.FactDeclaration;
import org.fwabi.processor.spec.FactValue;
import org.fwabi.processor.spec.Release;

/** Decides the accessors of a family's facts. */
final class FactBinder {
    private final Targets targets;
    private final Diagnostics diagnostics;

    FactBinder(Targets targets, Diagnostics diagnostics) {
        this.targets = targets;
        this.diagnostics = diagnostics;
    }

    /** The facts that every targeted release states; that one does not is a finding. */
    List<Fact> bind() {
        List<Fact> facts = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        for (FactDeclaration declaration : targets.family().facts().values()) {
            String accessor =
                    JavaNames.member(declaration.name().replace('.', '_').replace('-', '_'));
            if (free(declaration, accessor, owners)) {
                fact(declaration, accessor).ifPresent(facts::add);
            }
        }
        return facts;
    }

    private boolean free(FactDeclaration declaration, String accessor, Map<String, String> owners) {
        Optional<String> problem = JavaNames.methodProblem(accessor);
        if (problem.isPresent()) {
            diagnostics.add(Diagnostic.error(
                    DiagnosticId.FW075,
                    declaration.at(),
                    "fact " + declaration.name() + " can't be '" + accessor + "' in Java: " + problem.get()));
            return false;
        }
        String owner = owners.putIfAbsent(accessor, declaration.name());
        if (owner != null) {
            diagnostics.add(Diagnostic.error(
                    DiagnosticId.FW076,
                    declaration.at(),
                    "facts " + owner + " and " + declaration.name() + " would both be '" + accessor + "' in Java"));
        }
        return owner == null;
    }

    private Optional<Fact> fact(FactDeclaration declaration, String accessor) {
        List<Value> values = new ArrayList<>();
        for (int release : targets.all()) {
            Release known = targets.at(release).release();
            FactValue value = known.facts().get(declaration.name());
            if (value != null) {
                values.add(value(value));
            } else if (!known.broken().contains(declaration.name())) {
                diagnostics.add(missing(known, declaration));
            }
        }
        if (values.size() < targets.count()) {
            return Optional.empty();
        }
        FactType type = switch (declaration.type()) {
            case U32, U64 -> new FactType.Quantity();
            case BOOL -> new FactType.Flag();
            case CHOICE -> choice(declaration, accessor, false);
            case CHOICES -> choice(declaration, accessor, true);
        };
        return Optional.of(new Fact(declaration.name(), accessor, declaration.doc(), type, values));
    }

    private static Diagnostic missing(Release release, FactDeclaration fact) {
        return Diagnostic.error(
                        DiagnosticId.FW039,
                        release.at(),
                        "release " + release.name() + " cannot be targeted: it does not state the fact '" + fact.name()
                                + "'")
                .withHint("declared at " + fact.at() + ", type " + fact.type().key());
    }

    private static FactType choice(FactDeclaration declaration, String accessor, boolean list) {
        List<Word> words = declaration.choices().stream()
                .map(word -> new Word(word, constant(word)))
                .toList();
        return new FactType.Choice(JavaNames.capital(accessor), words, list);
    }

    /** The format allows words of letters, digits and {@code -}; Java wants a letter first. */
    private static String constant(String word) {
        String name = JavaNames.enumConstant(word);
        return Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    private static Value value(FactValue value) {
        return switch (value) {
            case FactValue.Quantity quantity -> new Value.Quantity(quantity.value());
            case FactValue.Flag flag -> new Value.Flag(flag.value());
            case FactValue.Choice choice -> new Value.Constants(List.of(constant(choice.word())));
            case FactValue.Choices choices ->
                new Value.Constants(
                        choices.words().stream().map(FactBinder::constant).toList());
        };
    }
}
