package org.fwabi.processor.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Suggestion;
import org.fwabi.processor.source.Excerpt;
import org.fwabi.processor.source.Node;
import org.fwabi.processor.source.Node.ListNode;
import org.fwabi.processor.source.Node.MapNode;
import org.fwabi.processor.source.Node.ScalarNode;

/** An import profile to its record. */
final class ImportProfileDecoder {
    private static final Set<String> KEYS = Set.of(
            "format",
            "family",
            "version",
            "compile",
            "headers",
            "types",
            "numbers",
            "enums",
            "facts",
            "current",
            "branches");
    private static final Pattern PART = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private final Shapes shapes;
    private final Family family;

    ImportProfileDecoder(Shapes shapes, Family family) {
        this.shapes = shapes;
        this.family = family;
    }

    /** The profile; empty where a finding leaves nothing to go on with. */
    Optional<ImportProfile> decode(Node root) {
        Optional<MapNode> map = shapes.map(root, "an import profile");
        if (map.isEmpty()) {
            return Optional.empty();
        }
        KeyedMap keyed = KeyedMap.of(shapes, map.get(), "an import profile", KEYS);
        if (!shapes.format(keyed)) {
            return Optional.empty();
        }
        keyed.require("family")
                .flatMap(node -> shapes.name(node, "'family'", Shapes.WORD, "lower-case letters, digits and '-'")
                        .filter(name -> !name.equals(family.name())))
                .ifPresent(name -> shapes.error(
                        DiagnosticId.FW031,
                        root.at(),
                        "the file says that it is of family '" + name + "', but it lies in the folder of '"
                                + family.name() + "'"));
        Optional<ImportProfile.Version> version = keyed.get("version").flatMap(this::version);
        Optional<ImportProfile.Compilation> compilation =
                keyed.require("compile").flatMap(this::compilation);
        List<ImportProfile.Headers> headers = items(keyed.require("headers"), "'headers'").stream()
                .flatMap(node -> headers(node).stream())
                .toList();
        Map<String, ScalarType> types = new LinkedHashMap<>();
        for (Node.Entry entry : entries(keyed.get("types"), "'types'")) {
            type(entry, types);
        }
        Map<NumberSpace, List<ImportProfile.Numbers>> numbers =
                keyed.get("numbers").map(this::numbers).orElse(Map.of());
        Map<String, ImportProfile.Constants> enums = new LinkedHashMap<>();
        for (Node.Entry entry : entries(keyed.get("enums"), "'enums'")) {
            shapes.checkName(entry.key(), "enum", Shapes.C_NAME, "a C identifier")
                    .flatMap(name -> constants(name, entry.value()))
                    .ifPresent(found -> enums.put(entry.key().text(), found));
        }
        Map<String, List<String>> facts = new LinkedHashMap<>();
        for (Node.Entry entry : entries(keyed.get("facts"), "'facts'")) {
            facts.put(
                    fact(entry.key()),
                    texts(Optional.of(entry.value()), "fact '" + entry.key().text() + "'"));
        }
        Optional<Pattern> current = keyed.get("current").flatMap(node -> pattern(node, "'current'"));
        List<Pattern> branches = items(keyed.require("branches"), "'branches'").stream()
                .flatMap(node -> pattern(node, "'branches'").stream())
                .toList();
        return compilation.map(known -> new ImportProfile(
                family.name(),
                version,
                known,
                headers,
                Collections.unmodifiableMap(types),
                numbers,
                Collections.unmodifiableMap(enums),
                Collections.unmodifiableMap(facts),
                current,
                branches,
                root.at()));
    }

    private Optional<ImportProfile.Version> version(Node node) {
        return shapes.map(node, "'version'").flatMap(map -> {
            KeyedMap keyed = KeyedMap.of(shapes, map, "'version'", Set.of("file", "pattern"));
            Optional<String> file = keyed.require("file").flatMap(value -> text(value, "'version': 'file'"));
            Optional<Pattern> pattern =
                    keyed.require("pattern").flatMap(value -> pattern(value, "'version': 'pattern'"));
            return file.flatMap(name -> pattern.map(found -> new ImportProfile.Version(name, found)));
        });
    }

    private Optional<ImportProfile.Compilation> compilation(Node node) {
        return shapes.map(node, "'compile'").map(map -> {
            KeyedMap keyed = KeyedMap.of(shapes, map, "'compile'", Set.of("directory", "make", "flags"));
            return new ImportProfile.Compilation(
                    keyed.get("directory")
                            .flatMap(value -> text(value, "'compile': 'directory'"))
                            .orElse("."),
                    keyed.get("make")
                            .flatMap(value ->
                                    shapes.name(value, "'compile': 'make'", Shapes.C_NAME, "the name of a variable")),
                    texts(keyed.get("flags"), "'compile': 'flags'"));
        });
    }

    private Optional<ImportProfile.Headers> headers(Node node) {
        return shapes.map(node, "'headers'").flatMap(map -> {
            KeyedMap keyed = KeyedMap.of(shapes, map, "'headers'", Set.of("files", "part", "define", "names"));
            Optional<String> part = keyed.get("part")
                    .flatMap(value ->
                            shapes.name(value, "'headers': 'part'", PART, "lower-case letters, digits and '-'"));
            return keyed.require("files")
                    .flatMap(value -> text(value, "'headers': 'files'"))
                    .map(files -> new ImportProfile.Headers(
                            files,
                            part,
                            texts(keyed.get("define"), "'headers': 'define'"),
                            keyed.get("names").flatMap(value -> pattern(value, "'headers': 'names'")),
                            map.at()));
        });
    }

    private void type(Node.Entry entry, Map<String, ScalarType> types) {
        List<String> known = Stream.of(ScalarType.values()).map(ScalarType::key).toList();
        String what = "type '" + entry.key().text() + "'";
        shapes.checkName(entry.key(), "type", Shapes.C_NAME, "a C identifier")
                .flatMap(name -> shapes.word(entry.value(), what, known))
                .flatMap(ScalarType::named)
                .ifPresent(type -> types.put(entry.key().text(), type));
    }

    private Map<NumberSpace, List<ImportProfile.Numbers>> numbers(Node node) {
        Map<NumberSpace, List<ImportProfile.Numbers>> numbers = new EnumMap<>(NumberSpace.class);
        Set<String> spaces =
                Stream.of(NumberSpace.values()).map(NumberSpace::key).collect(Collectors.toSet());
        shapes.map(node, "'numbers'").ifPresent(map -> {
            KeyedMap keyed = KeyedMap.of(shapes, map, "'numbers'", spaces);
            for (NumberSpace space : NumberSpace.values()) {
                String what = "'numbers': '" + space.key() + "'";
                List<ImportProfile.Numbers> sources = new ArrayList<>();
                for (Node source : items(keyed.get(space.key()), what)) {
                    numbers(source, what).ifPresent(sources::add);
                }
                numbers.put(space, List.copyOf(sources));
            }
        });
        return Collections.unmodifiableMap(numbers);
    }

    private Optional<ImportProfile.Numbers> numbers(Node node, String what) {
        Optional<MapNode> map = shapes.map(node, what);
        if (map.isEmpty()) {
            return Optional.empty();
        }
        KeyedMap keyed = KeyedMap.of(
                shapes, map.get(), what, Set.of("enumerators", "macros", "except", "in", "line", "upper-half"));
        boolean enumerators = keyed.get("enumerators").isPresent();
        if (enumerators == keyed.get("macros").isPresent()) {
            shapes.error(DiagnosticId.FW022, node.at(), what + " needs either 'enumerators' or 'macros'");
            return Optional.empty();
        }
        String key = enumerators ? "enumerators" : "macros";
        Optional<Pattern> names = keyed.get(key).flatMap(value -> pattern(value, what + ": '" + key + "'"));
        Optional<Pattern> except = keyed.get("except").flatMap(value -> pattern(value, what + ": 'except'"));
        Optional<String> in = keyed.get("in").flatMap(value -> text(value, what + ": 'in'"));
        Optional<Pattern> line = keyed.get("line").flatMap(value -> pattern(value, what + ": 'line'"));
        int groups = names.map(pattern -> pattern.matcher("").groupCount()).orElse(0);
        OptionalInt upperHalf = keyed.get("upper-half")
                .map(value -> shapes.integer(value, what + ": 'upper-half'", 1, groups))
                .orElse(OptionalInt.empty());
        return names.map(pattern -> new ImportProfile.Numbers(enumerators, pattern, except, in, line, upperHalf));
    }

    private Optional<ImportProfile.Constants> constants(String name, Node node) {
        String what = "enum " + name;
        Optional<MapNode> map = shapes.map(node, what);
        if (map.isEmpty()) {
            return Optional.empty();
        }
        KeyedMap keyed = KeyedMap.of(shapes, map.get(), what, Set.of("macros", "except", "size"));
        Optional<Pattern> macros = keyed.require("macros").flatMap(value -> pattern(value, what + ": 'macros'"));
        Optional<Pattern> except = keyed.get("except").flatMap(value -> pattern(value, what + ": 'except'"));
        Optional<String> size = keyed.require("size")
                .flatMap(value -> shapes.plainWord(value, what + ": 'size'", List.of("1", "2", "4", "8")));
        return macros.flatMap(
                pattern -> size.map(bytes -> new ImportProfile.Constants(pattern, except, Integer.parseInt(bytes))));
    }

    private String fact(ScalarNode key) {
        if (!family.facts().containsKey(key.text())) {
            shapes.diagnostics()
                    .add(Diagnostic.error(
                            DiagnosticId.FW038,
                            key.at(),
                            "family " + family.name() + " declares no fact '" + Excerpt.of(key.text()) + "'"
                                    + Suggestion.didYouMean(
                                            key.text(), family.facts().keySet())));
        }
        return key.text();
    }

    private Optional<Pattern> pattern(Node node, String what) {
        return text(node, what).flatMap(text -> {
            try {
                return Optional.of(Pattern.compile(text, Pattern.MULTILINE));
            } catch (PatternSyntaxException e) {
                shapes.error(
                        DiagnosticId.FW028,
                        node.at(),
                        what + " is not a regular expression: " + Excerpt.of(e.getDescription()));
                return Optional.empty();
            }
        });
    }

    private Optional<String> text(Node node, String what) {
        return shapes.scalar(node, what, "text").map(ScalarNode::text);
    }

    /** A list of texts, or one alone. */
    private List<String> texts(Optional<Node> node, String what) {
        List<String> texts = new ArrayList<>();
        for (Node item : node.map(found -> found instanceof ListNode list ? list.items() : List.of(found))
                .orElse(List.of())) {
            text(item, what).ifPresent(texts::add);
        }
        return List.copyOf(texts);
    }

    private List<Node> items(Optional<Node> node, String what) {
        return node.flatMap(found -> shapes.list(found, what))
                .map(ListNode::items)
                .orElse(List.of());
    }

    private List<Node.Entry> entries(Optional<Node> node, String what) {
        return node.flatMap(found -> shapes.map(found, what))
                .map(MapNode::entries)
                .orElse(List.of());
    }
}
