package org.fwabi.processor.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.source.Excerpt;
import org.fwabi.processor.source.Node;
import org.fwabi.processor.source.Node.ListNode;
import org.fwabi.processor.source.Node.MapNode;
import org.fwabi.processor.source.Node.ScalarNode;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.StructSpec.Kind;

/** Nodes to one struct. A struct with a finding gives nothing: half a layout would only cause more findings. */
final class StructDecoder {
    private static final Set<String> STRUCT_KEYS = Set.of("kind", "size", "align", "packed", "fields");
    private static final Set<String> FIELD_KEYS =
            Set.of("type", "align", "union", "struct", "dims", "flexible", "packed");
    static final int MAX_ALIGN = 4096;

    private final Shapes shapes;
    private final String struct;
    /** Names so far, those inside anonymous members included, since C puts them into the scope of the struct. */
    private final Map<String, SourcePos> seen = new HashMap<>();

    private boolean sound = true;

    private StructDecoder(Shapes shapes, String struct) {
        this.shapes = shapes;
        this.struct = struct;
    }

    /** The struct of this name. */
    static Optional<StructSpec> decode(ScalarNode name, Node node, Shapes shapes) {
        return new StructDecoder(shapes, "struct " + name.text()).whole(name, node);
    }

    private Optional<StructSpec> whole(ScalarNode name, Node node) {
        int before = shapes.diagnostics().count();
        Optional<MapNode> map = shapes.map(node, struct);
        if (map.isEmpty()) {
            return Optional.empty();
        }
        KeyedMap keyed = KeyedMap.of(shapes, map.get(), struct, STRUCT_KEYS);
        Kind kind = keyed.get("kind")
                .flatMap(value -> shapes.word(value, struct + ": 'kind'", List.of("struct", "union")))
                .filter(word -> word.equals("union"))
                .map(word -> Kind.UNION)
                .orElse(Kind.STRUCT);
        OptionalLong size = keyed.get("size")
                .map(value -> shapes.integer(value, struct + ": 'size'", 0L, Integer.MAX_VALUE))
                .orElse(OptionalLong.empty());
        OptionalInt align = small(keyed, "align", struct);
        OptionalInt packed = small(keyed, "packed", struct);
        List<FieldSpec> fields = keyed.require("fields")
                .flatMap(value -> shapes.list(value, struct + ": 'fields'"))
                .map(this::fields)
                .orElse(List.of());
        return sound && shapes.diagnostics().count() == before
                ? Optional.of(new StructSpec(name.text(), kind, fields, size, align, packed, name.at()))
                : Optional.empty();
    }

    private List<FieldSpec> fields(ListNode list) {
        List<FieldSpec> fields = new ArrayList<>();
        for (Node item : list.items()) {
            field(item).ifPresent(fields::add);
        }
        return List.copyOf(fields);
    }

    private Optional<FieldSpec> field(Node item) {
        if (!(item instanceof MapNode map) || map.entries().size() != 1) {
            String found =
                    item instanceof MapNode map ? "a map of " + map.entries().size() + " keys" : item.shape();
            shapes.error(
                    DiagnosticId.FW020,
                    item.at(),
                    struct + ": found " + found + ", wanted one field, written '- name: type'");
            return Optional.empty();
        }
        ScalarNode key = map.entries().getFirst().key();
        Node value = map.entries().getFirst().value();
        Optional<Kind> anonymous = kind(key.text());
        if (anonymous.isPresent() && value instanceof ListNode members) {
            TypeSpec type = inline(anonymous.get(), members, key.at(), OptionalInt.empty(), seen);
            return Optional.of(
                    new FieldSpec("", type, List.of(), false, OptionalInt.empty(), OptionalInt.empty(), key.at()));
        }
        if (anonymous.isPresent()) {
            shapes.error(
                    DiagnosticId.FW020,
                    value.at(),
                    struct + ": an anonymous " + key.text() + ": found " + value.shape() + ", wanted a list of fields");
            return Optional.empty();
        }
        Optional<String> name = shapes.checkName(key, struct + ": field", Shapes.C_NAME, "a C identifier");
        name.ifPresent(fieldName -> once(fieldName, key.at(), seen));
        return name.flatMap(fieldName -> named(fieldName, key.at(), value));
    }

    private Optional<FieldSpec> named(String name, SourcePos at, Node value) {
        if (value instanceof MapNode map) {
            return longForm(name, at, map, what(name));
        }
        if (value instanceof ScalarNode scalar && !scalar.empty()) {
            return TypeText.parse(scalar, () -> what(name), shapes).map(type -> spec(name, type, type.align(), at));
        }
        return shapes.scalar(value, what(name), "a type").flatMap(scalar -> Optional.empty());
    }

    private String what(String field) {
        return struct + ": field '" + field + "'";
    }

    private Optional<FieldSpec> longForm(String name, SourcePos at, MapNode map, String what) {
        KeyedMap keyed = KeyedMap.of(shapes, map, what, FIELD_KEYS);
        OptionalInt align = small(keyed, "align", what);
        List<String> forms = Stream.of("type", "union", "struct")
                .filter(key -> keyed.get(key).isPresent())
                .toList();
        if (forms.size() != 1) {
            String found = forms.isEmpty() ? "none" : String.join(" and ", forms);
            shapes.error(
                    DiagnosticId.FW020, map.at(), what + ": found " + found + ", wanted one of type, union, struct");
            return Optional.empty();
        }
        Node form = keyed.get(forms.getFirst()).orElseThrow();
        Optional<Kind> kind = kind(forms.getFirst());
        if (kind.isEmpty()) {
            for (String key : List.of("dims", "flexible", "packed")) {
                keyed.get(key)
                        .ifPresent(node -> shapes.error(
                                DiagnosticId.FW021,
                                node.at(),
                                what + ": '" + key + "' belongs to a struct or union written in place"));
            }
            Optional<TypeText> type =
                    shapes.scalar(form, what, "a type").flatMap(scalar -> TypeText.parse(scalar, () -> what, shapes));
            if (align.isPresent()
                    && type.filter(text -> text.align().isPresent()).isPresent()) {
                shapes.error(DiagnosticId.FW021, map.at(), what + ": 'align' is there twice, also in the type");
            }
            return type.map(text -> spec(name, text, align.isPresent() ? align : text.align(), at));
        }
        OptionalInt packed = small(keyed, "packed", what);
        List<Integer> dims = keyed.get("dims").map(node -> dims(node, what)).orElse(List.of());
        boolean flexible = keyed.get("flexible")
                .flatMap(node -> shapes.plainWord(node, what + ": 'flexible'", List.of("true", "false")))
                .filter("true"::equals)
                .isPresent();
        return shapes.list(form, what)
                .map(members -> new FieldSpec(
                        name,
                        inline(kind.get(), members, form.at(), packed, new HashMap<>()),
                        dims,
                        flexible,
                        align,
                        OptionalInt.empty(),
                        at));
    }

    /** The array bounds of a member of an inline type, which has no short form to write them behind. */
    private List<Integer> dims(Node node, String what) {
        List<Integer> dims = new ArrayList<>();
        for (Node item :
                shapes.list(node, what + ": 'dims'").map(ListNode::items).orElse(List.of())) {
            OptionalLong length = shapes.integer(item, what + ": 'dims'", Long.MIN_VALUE, Long.MAX_VALUE);
            if (length.isPresent() && (length.getAsLong() < 1 || length.getAsLong() > Integer.MAX_VALUE)) {
                shapes.error(
                        DiagnosticId.FW025,
                        item.at(),
                        what + ": an array of " + length.getAsLong() + " elements; a length is 1 to "
                                + Integer.MAX_VALUE);
            } else if (length.isPresent()) {
                dims.add((int) length.getAsLong());
            }
        }
        return dims;
    }

    private TypeSpec inline(
            Kind kind, ListNode members, SourcePos at, OptionalInt packed, Map<String, SourcePos> scope) {
        StructDecoder inner = new StructDecoder(shapes, struct);
        inner.seen.putAll(scope);
        List<FieldSpec> fields = inner.fields(members);
        scope.putAll(inner.seen);
        sound &= inner.sound;
        return new TypeSpec.Inline(
                new StructSpec("", kind, fields, OptionalLong.empty(), OptionalInt.empty(), packed, at));
    }

    private void once(String name, SourcePos at, Map<String, SourcePos> scope) {
        SourcePos earlier = scope.putIfAbsent(name, at);
        if (earlier != null) {
            sound = false;
            shapes.diagnostics()
                    .add(Diagnostic.error(DiagnosticId.FW023, at, struct + " has two fields '" + Excerpt.of(name) + "'")
                            .withMark(earlier, "first here")
                            .withMark(at, "again here"));
        }
    }

    private OptionalInt small(KeyedMap map, String key, String what) {
        return map.get(key)
                .map(node -> shapes.integer(node, what + ": '" + key + "'", 1, MAX_ALIGN))
                .orElse(OptionalInt.empty());
    }

    private static FieldSpec spec(String name, TypeText type, OptionalInt align, SourcePos at) {
        return new FieldSpec(name, type.type(), type.dimensions(), type.flexible(), align, type.bits(), at);
    }

    private static Optional<Kind> kind(String key) {
        return switch (key) {
            case "union" -> Optional.of(Kind.UNION);
            case "struct" -> Optional.of(Kind.STRUCT);
            default -> Optional.empty();
        };
    }
}
