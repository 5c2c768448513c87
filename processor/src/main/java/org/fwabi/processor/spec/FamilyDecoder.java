package org.fwabi.processor.spec;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.source.Excerpt;
import org.fwabi.processor.source.Node;
import org.fwabi.processor.source.Node.ListNode;
import org.fwabi.processor.source.Node.MapNode;
import org.fwabi.processor.source.Node.ScalarNode;

/** A family file to a family. */
final class FamilyDecoder {
    private static final Set<String> KEYS = Set.of(
            "format",
            "family",
            "title",
            "byte-order",
            "entry-point",
            "version-suffix",
            "prefixes",
            "facts",
            "branches",
            "reused",
            "renamed",
            "semantics");
    private static final Set<String> FACT_KEYS = Set.of("type", "of", "doc");
    private static final Pattern ENTRY_POINT = Pattern.compile("[A-Z][A-Za-z0-9]*Abi");

    private final Shapes shapes;

    FamilyDecoder(Shapes shapes) {
        this.shapes = shapes;
    }

    /** The family; empty where a finding leaves nothing to go on with. */
    Optional<FamilyDocument> decode(Node root, String expectedName) {
        Optional<MapNode> map = shapes.map(root, "a family file");
        if (map.isEmpty()) {
            return Optional.empty();
        }
        KeyedMap keyed = KeyedMap.of(shapes, map.get(), "a family file", KEYS);
        if (!shapes.format(keyed)) {
            return Optional.empty();
        }
        keyed.require("family").ifPresent(node -> checkName(node, expectedName));
        Optional<String> title = keyed.require("title").flatMap(node -> shapes.doc(node, "'title'"));
        Optional<String> order = keyed.require("byte-order")
                .flatMap(node -> shapes.word(node, "'byte-order'", List.of("little-endian", "big-endian")));
        Optional<String> entry = keyed.require("entry-point")
                .flatMap(node -> shapes.name(
                        node, "'entry-point'", ENTRY_POINT, "a Java class name that ends with Abi, such as GspAbi"));
        Optional<Pattern> suffix = keyed.get("version-suffix").flatMap(this::pattern);
        Map<NumberSpace, String> prefixes =
                keyed.get("prefixes").map(this::prefixes).orElse(Map.of());
        Map<String, FactDeclaration> facts = keyed.get("facts").map(this::facts).orElse(Map.of());
        List<Branch> branches = keyed.require("branches").map(this::branches).orElse(List.of());
        List<NumberReuse> reuses = new ArrayList<>();
        keyed.get("reused").ifPresent(node -> reuses(node, "'reused'", false, reuses));
        keyed.get("renamed").ifPresent(node -> reuses(node, "'renamed'", true, reuses));
        List<ScalarNode> semantics =
                keyed.get("semantics").map(node -> files(node, "'semantics'")).orElse(List.of());
        Family family = new Family(
                expectedName,
                title.orElse(expectedName),
                order.equals(Optional.of("big-endian")) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                entry.orElse("UnknownAbi"),
                suffix,
                prefixes,
                facts,
                branches,
                List.copyOf(reuses),
                Semantics.NONE,
                root.at());
        return Optional.of(new FamilyDocument(family, semantics));
    }

    /** File names in a list, each once. */
    List<ScalarNode> files(Node node, String what) {
        List<ScalarNode> files = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (Node item : shapes.list(node, what).map(ListNode::items).orElse(List.of())) {
            Optional<String> name =
                    shapes.name(item, what, Shapes.FILE_NAME, "the name of a .yaml file, without folders");
            if (name.isPresent() && shapes.once(seen, name.get(), "file", item.at())) {
                seen.add(name.get());
                files.add((ScalarNode) item);
            }
        }
        return files;
    }

    private void checkName(Node node, String expected) {
        shapes.name(node, "'family'", Shapes.WORD, "lower-case letters, digits and '-'")
                .filter(name -> !name.equals(expected))
                .ifPresent(name -> shapes.error(
                        DiagnosticId.FW031,
                        node.at(),
                        "the file says that it is family '" + name + "', but it lies in the folder of '" + expected
                                + "'"));
    }

    private Optional<Pattern> pattern(Node node) {
        return shapes.scalar(node, "'version-suffix'", "a regular expression").flatMap(scalar -> {
            try {
                return Optional.of(Pattern.compile(scalar.text()));
            } catch (PatternSyntaxException e) {
                shapes.error(
                        DiagnosticId.FW028,
                        node.at(),
                        "'version-suffix' is not a regular expression: " + Excerpt.of(e.getDescription()));
                return Optional.empty();
            }
        });
    }

    private Map<NumberSpace, String> prefixes(Node node) {
        Map<NumberSpace, String> prefixes = new EnumMap<>(NumberSpace.class);
        Optional<MapNode> map = shapes.map(node, "'prefixes'");
        if (map.isPresent()) {
            Set<String> keys =
                    Stream.of(NumberSpace.values()).map(NumberSpace::key).collect(Collectors.toSet());
            KeyedMap keyed = KeyedMap.of(shapes, map.get(), "'prefixes'", keys);
            for (NumberSpace space : NumberSpace.values()) {
                keyed.get(space.key())
                        .flatMap(value -> shapes.name(
                                value, "prefix of " + space.key(), Shapes.C_NAME, "the start of a C identifier"))
                        .ifPresent(prefix -> prefixes.put(space, prefix));
            }
        }
        return Collections.unmodifiableMap(prefixes);
    }

    private void reuses(Node node, String what, boolean renamed, List<NumberReuse> reuses) {
        Set<String> spaces = Stream.of(NumberSpace.values()).map(NumberSpace::key).collect(Collectors.toSet());
        shapes.map(node, what).ifPresent(map -> {
            KeyedMap keyed = KeyedMap.of(shapes, map, what, spaces);
            for (NumberSpace space : NumberSpace.values()) {
                String section = what + ": '" + space.key() + "'";
                keyed.get(space.key())
                        .flatMap(value -> shapes.map(value, section))
                        .map(MapNode::entries)
                        .orElse(List.of())
                        .forEach(entry -> reuse(space, entry, section, renamed, reuses));
            }
        });
    }

    private void reuse(
            NumberSpace space, Node.Entry entry, String section, boolean renamed, List<NumberReuse> reuses) {
        OptionalLong number = shapes.integer(entry.key(), section, 0L, 0xffff_ffffL);
        List<String> names = new ArrayList<>();
        for (Node item :
                shapes.list(entry.value(), section).map(ListNode::items).orElse(List.of())) {
            shapes.name(item, section, Shapes.NUMBER_NAME, "letters, digits and '_'")
                    .filter(name -> shapes.once(names, name, space.noun(), item.at()))
                    .ifPresent(names::add);
        }
        if (number.isPresent()) {
            reuses.add(new NumberReuse(
                    space, number.getAsLong(), names, renamed, entry.key().at()));
        }
    }

    private Map<String, FactDeclaration> facts(Node node) {
        Map<String, FactDeclaration> facts = new LinkedHashMap<>();
        for (Node.Entry entry :
                shapes.map(node, "'facts'").map(MapNode::entries).orElse(List.of())) {
            shapes.checkName(entry.key(), "fact", Shapes.FACT_NAME, "lower-case words with '.' and '-' between them")
                    .flatMap(name -> fact(name, entry))
                    .ifPresent(fact -> facts.put(fact.name(), fact));
        }
        return Collections.unmodifiableMap(facts);
    }

    private Optional<FactDeclaration> fact(String name, Node.Entry entry) {
        String what = "fact '" + name + "'";
        Optional<MapNode> map = shapes.map(entry.value(), what);
        if (map.isEmpty()) {
            return Optional.empty();
        }
        KeyedMap keyed = KeyedMap.of(shapes, map.get(), what, FACT_KEYS);
        Map<String, FactDeclaration.Type> types = new LinkedHashMap<>();
        Stream.of(FactDeclaration.Type.values()).forEach(type -> types.put(type.key(), type));
        Optional<FactDeclaration.Type> type = keyed.require("type")
                .flatMap(node -> shapes.word(node, what + ": 'type'", types.keySet()))
                .map(types::get);
        Optional<String> doc = keyed.require("doc").flatMap(node -> shapes.doc(node, what + ": 'doc'"));
        if (type.isEmpty()) {
            return Optional.empty();
        }
        boolean closed = type.get() == FactDeclaration.Type.CHOICE || type.get() == FactDeclaration.Type.CHOICES;
        List<String> choices = closed
                ? keyed.require("of").map(node -> words(node, what + ": 'of'")).orElse(List.of())
                : List.of();
        if (!closed) {
            keyed.get("of")
                    .ifPresent(node -> shapes.error(
                            DiagnosticId.FW021, node.at(), what + ": 'of' belongs to the types choice and choices"));
        }
        return Optional.of(new FactDeclaration(
                name, type.get(), choices, doc.orElse(""), entry.key().at()));
    }

    private List<String> words(Node node, String what) {
        List<String> words = new ArrayList<>();
        for (Node item : shapes.list(node, what).map(ListNode::items).orElse(List.of())) {
            shapes.name(item, what, Shapes.WORD, "lower-case letters, digits and '-'")
                    .filter(word -> shapes.once(words, word, "word", item.at()))
                    .ifPresent(words::add);
        }
        return words;
    }

    private List<Branch> branches(Node node) {
        List<Branch> branches = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (Node.Entry entry :
                shapes.map(node, "'branches'").map(MapNode::entries).orElse(List.of())) {
            Optional<String> name = shapes.release(entry.key(), "the name of a branch");
            List<String> releases = new ArrayList<>();
            for (Node item :
                    shapes.list(entry.value(), "a branch").map(ListNode::items).orElse(List.of())) {
                shapes.release(item, "the name of a release")
                        .filter(release -> shapes.once(seen, release, "release", item.at()))
                        .ifPresent(release -> {
                            seen.add(release);
                            releases.add(release);
                        });
            }
            name.ifPresent(branch ->
                    branches.add(new Branch(branch, releases, entry.key().at())));
        }
        return List.copyOf(branches);
    }
}
