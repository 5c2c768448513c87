package org.fwabi.processor.emit;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fwabi.processor.catalog.Catalog;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.FactValue;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.FieldSpec;
import org.fwabi.processor.spec.NeutralNames;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.Renames;
import org.fwabi.processor.spec.ScalarType;
import org.fwabi.processor.spec.Semantics;
import org.fwabi.processor.spec.Semantics.StructMeaning;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.processor.spec.TypeSpec;

/**
 * Writes a release for the generic decoder of the runtime: the flattened spec as lines of words, without layouts, which
 * the decoder derives itself.
 */
public final class TableText {
    private static final String VERSION = "fwabi-table 1";

    private final Family family;
    private final Release release;
    private final NeutralNames names;
    private final TableStructs wanted;
    private final StringBuilder out = new StringBuilder();

    private TableText(Release release, NeutralNames names, TableStructs wanted) {
        this.family = release.family();
        this.release = release;
        this.names = names;
        this.wanted = wanted;
    }

    /**
     * The tables of a catalog's releases, and an index of them. They hold the structs that semantics speak of or that are
     * asked for, with all that these embed.
     *
     * @param structs neutral names of structs asked for
     * @param enums C names of enums asked for
     */
    public static List<GeneratedResource> of(Catalog catalog, Collection<String> structs, Collection<String> enums) {
        List<GeneratedResource> resources = new ArrayList<>();
        StringBuilder index = new StringBuilder();
        for (String name : catalog.releases()) {
            ReleaseLayout layout = catalog.layout(name).orElseThrow();
            NeutralNames names = catalog.neutralNames(name);
            TableStructs wanted = new TableStructs(layout, names, structs, enums);
            index.append("release ").append(name).append('\n');
            resources.add(
                    new GeneratedResource(name + ".fwtable", new TableText(layout.release(), names, wanted).write()));
        }
        resources.add(new GeneratedResource("index.fwtable", index.toString()));
        return resources;
    }

    private String write() {
        line(VERSION);
        line("family", family.name(), family.byteOrder() == ByteOrder.BIG_ENDIAN ? "big-endian" : "little-endian");
        line("release", release.name());
        release.facts().forEach((name, value) -> line("fact", name, fact(value)));
        for (NumberSpace space : NumberSpace.values()) {
            release.numbers()
                    .getOrDefault(space, Map.of())
                    .values()
                    .forEach(number -> line(space.noun(), number.name(), Long.toString(number.value())));
        }
        release.enums().values().stream()
                .filter(spec -> wanted.enumeration(spec.name()))
                .forEach(this::enumeration);
        release.structs().values().stream()
                .filter(struct -> wanted.struct(struct.name()))
                .forEach(this::struct);
        new TableMessages(release, names, this::line).write();
        counts();
        return out.toString();
    }

    private static String fact(FactValue value) {
        return switch (value) {
            case FactValue.Quantity quantity -> Long.toUnsignedString(quantity.value());
            case FactValue.Flag flag -> Boolean.toString(flag.value());
            case FactValue.Choice choice -> choice.word();
            case FactValue.Choices choices -> String.join(",", choices.words());
        };
    }

    private void enumeration(EnumSpec spec) {
        line("enum", spec.name(), Integer.toString(spec.size()));
        spec.values().forEach((name, value) -> line("value", name, Long.toString(value)));
    }

    private void struct(StructSpec struct) {
        line("struct", struct.name(), kind(struct), extras(struct));
        struct.fields().forEach(field -> field(struct, field));
        line("end");
    }

    private static String kind(StructSpec struct) {
        return struct.kind() == StructSpec.Kind.UNION ? "union" : "struct";
    }

    private static String extras(StructSpec struct) {
        List<String> words = new ArrayList<>();
        struct.align().ifPresent(align -> words.add("align=" + align));
        struct.packed().ifPresent(packed -> words.add("packed=" + packed));
        return String.join(" ", words);
    }

    private void field(StructSpec holder, FieldSpec field) {
        Optional<Integer> tail = wanted.byteTail(holder, field);
        if (tail.isPresent()) {
            line("field", field.name(), ScalarType.U8.key(), "flexible align=" + tail.get());
            return;
        }
        switch (field.type()) {
            case TypeSpec.Scalar(var scalar) ->
                line("field", field.name(), (isText(holder, field) ? ScalarType.CHAR : scalar).key(), shape(field));
            case TypeSpec.Named(String name) -> line("field", field.name(), name, shape(field));
            case TypeSpec.Inline(StructSpec struct) -> {
                String name = field.anonymous() ? "-" : field.name();
                // The inner struct's own alignment is the member's as well.
                String align = Stream.concat(Stream.of(shape(field)), Stream.of(extras(struct)))
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(" "));
                line("inline", name, kind(struct), align);
                struct.fields().forEach(member -> field(struct, member));
                line("end");
            }
        }
    }

    /** Whether semantics say that an array of bytes is text. */
    private boolean isText(StructSpec holder, FieldSpec field) {
        return field.array()
                && meaning(holder)
                        .map(known -> known.fields().get(Renames.newestField(meaning(holder), field.name(), holder)))
                        .filter(Semantics.FieldMeaning::text)
                        .isPresent();
    }

    private Optional<StructMeaning> meaning(StructSpec struct) {
        return Optional.ofNullable(family.semantics().structs().get(family.neutralName(struct.name())));
    }

    private static String shape(FieldSpec field) {
        List<String> words = new ArrayList<>();
        if (!field.dimensions().isEmpty()) {
            words.add("dims=" + field.dimensions().stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        if (field.flexible()) {
            words.add("flexible");
        }
        field.align().ifPresent(align -> words.add("align=" + align));
        field.bits().ifPresent(bits -> words.add("bits=" + bits));
        return String.join(" ", words);
    }

    private void counts() {
        release.structs().entrySet().stream()
                .filter(entry -> wanted.struct(entry.getKey()))
                .forEach(entry -> counts(entry.getKey(), entry.getValue()));
    }

    private void counts(String name, StructSpec struct) {
        Optional<StructMeaning> meaning = meaning(struct);
        meaning.ifPresent(known -> known.counts().forEach((array, count) -> {
            // Meaning is written once for all releases; some of them lack the array.
            Optional<String> counted = Renames.field(meaning, array, struct);
            Optional<String> counting = Renames.field(meaning, count.field(), struct);
            if (counted.isPresent() && counting.isPresent()) {
                line("count", name, counted.get(), counting.get());
            }
        }));
    }

    private void line(String... words) {
        out.append(Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(" ")))
                .append('\n');
    }
}
