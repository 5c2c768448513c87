package org.fwabi.processor.binding;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.fwabi.processor.binding.Element.Carrier;
import org.fwabi.processor.binding.Element.CodecRef;
import org.fwabi.processor.binding.FieldBinding.Count;
import org.fwabi.processor.binding.FieldBinding.Dimension;
import org.fwabi.processor.binding.FieldBinding.Openness;
import org.fwabi.processor.binding.Placement.Kind;
import org.fwabi.processor.binding.StructBinding.LayoutField;
import org.fwabi.processor.spec.ScalarType;
import org.fwabi.processor.spec.Semantics.FieldMeaning;

/**
 * Decides one field of a struct from where each release puts it. All placements are of one kind.
 *
 * <p>Where the class has several layouts, whatever differs between them becomes a field of the layout.
 */
final class FieldBinder {
    private final LayoutFields layoutFields;
    private final Targets targets;
    private final String cName;
    private final String name;
    private final Map<Integer, Placement> placements;
    private final boolean everywhere;
    private final boolean single;

    /**
     * @param layoutFields collects what the layout must hold
     * @param placements by release
     * @param everywhere whether every release that has the struct has the field
     * @param single whether the struct has one layout
     */
    FieldBinder(
            LayoutFields layoutFields,
            Targets targets,
            String cName,
            String name,
            Map<Integer, Placement> placements,
            boolean everywhere,
            boolean single) {
        this.layoutFields = layoutFields;
        this.targets = targets;
        this.cName = cName;
        this.name = name;
        this.placements = placements;
        this.everywhere = everywhere;
        this.single = single;
    }

    /**
     * Decides.
     *
     * @param nested the class of a struct
     * @param held the enum whose values the field holds
     * @param count what bounds the outermost dimension
     * @param meaning what semantics say of the field
     */
    FieldBinding bind(
            Optional<StructBinding> nested,
            Optional<EnumBinding> held,
            Optional<Count> count,
            Optional<FieldMeaning> meaning) {
        Placement latest = latest();
        Num offset = single
                ? new Num.Known(latest.flat().offset())
                : inLayout(layoutFields.add(name, free -> new LayoutField.Offset(free, cName)));
        Element element = element(latest, nested, held);
        List<Dimension> dimensions = new ArrayList<>();
        for (int i = 0; i < latest.dimensions().size(); i++) {
            dimensions.add(dimension(i));
        }
        Map<Integer, String> offsets = new LinkedHashMap<>();
        for (int release : targets.all()) {
            Optional.ofNullable(placements.get(release)).ifPresent(placement -> offsets.put(release, place(placement)));
        }
        return new FieldBinding(
                cName,
                name,
                "AT_" + JavaNames.constant(name),
                offset,
                CDeclaration.of(latest.flat().declared()),
                meaning.flatMap(FieldMeaning::doc),
                targets.sentence("Offset", offsets, everywhere),
                element,
                dimensions,
                dimensions.isEmpty() ? Optional.empty() : count,
                meaning.flatMap(FieldMeaning::preset).map(BigInteger::longValue).orElse(0L),
                meaning.flatMap(FieldMeaning::absent).filter(rule -> !everywhere),
                everywhere,
                Accessors.of(name, element, dimensions.size(), everywhere, meaning));
    }

    private String place(Placement placement) {
        Flat flat = placement.flat();
        String then = flat.declared().name();
        String offset = flat.offset() + (then.equals(cName) ? "" : " as {@code " + then + "}");
        if (flat.spec().bits().isEmpty()) {
            return offset;
        }
        int low = flat.bitOffset().orElse(0);
        int high = low + flat.spec().bits().getAsInt() - 1;
        return offset + (low == high ? ", bit " + low : ", bits " + high + ":" + low);
    }

    private Placement latest() {
        return targets.newestFirst().stream()
                .flatMap(release -> Optional.ofNullable(placements.get(release)).stream())
                .findFirst()
                .orElseThrow();
    }

    private Element element(Placement latest, Optional<StructBinding> nested, Optional<EnumBinding> held) {
        return switch (latest.kind()) {
            case Kind.Whole whole ->
                held.isPresent()
                        ? new Element.Enumerated(
                                held.get().javaType(),
                                table(held.get()),
                                held.get().complete(),
                                integer(true))
                        : integer(false);
            case Kind.Floating(ScalarType scalar) ->
                new Element.Plain(scalar, scalar == ScalarType.F32 ? Carrier.FLOAT : Carrier.DOUBLE);
            case Kind.Truth() -> new Element.Plain(ScalarType.BOOL8, Carrier.BOOLEAN);
            case Kind.Letters() ->
                new Element.Text(number(
                        Placement::capacity,
                        "Size",
                        free -> new LayoutField.Length(
                                free, cName, latest.dimensions().size())));
            case Kind.Struct struct -> struct(nested.orElseThrow());
            case Kind.Inline() -> struct(nested.orElseThrow());
        };
    }

    private Element struct(StructBinding nested) {
        if (nested.single()) {
            return new Element.Struct(nested.javaType(), Optional.empty());
        }
        Set<String> used = placements.keySet().stream()
                .map(release -> nested.layoutOf(release).constant())
                .collect(Collectors.toSet());
        if (used.size() == 1) {
            return new Element.Struct(
                    nested.javaType(),
                    Optional.of(new Element.Ref.Constant(
                            nested.javaType(), used.iterator().next())));
        }
        return new Element.Struct(
                nested.javaType(), Optional.of(new Element.Ref.InLayout(layoutFields.nested(nested))));
    }

    private Element.Ref table(EnumBinding held) {
        Set<String> used = placements.keySet().stream()
                .map(release -> held.tableOf(release).constant())
                .collect(Collectors.toSet());
        return used.size() == 1
                ? new Element.Ref.Constant(held.javaType(), used.iterator().next())
                : new Element.Ref.InLayout(layoutFields.table(held));
    }

    /** An integer that an enum interprets is read without sign. */
    private Element integer(boolean enumerated) {
        Set<String> types =
                placements.values().stream().map(Placement::scalarText).collect(Collectors.toSet());
        Carrier carrier =
                enumerated || placements.values().stream().anyMatch(FieldBinder::wide) ? Carrier.LONG : Carrier.INT;
        boolean bitfield = placements.values().stream()
                .anyMatch(placement -> placement.flat().spec().bits().isPresent());
        if (types.size() > 1) {
            String codec = layoutFields.add(name + "Type", free -> new LayoutField.Codec(free, cName));
            return new Element.Coded(new CodecRef.InLayout(codec), carrier);
        }
        if (bitfield) {
            return new Element.Coded(
                    new CodecRef.Constant(
                            JavaNames.constant(name) + "_BITS", types.iterator().next()),
                    carrier);
        }
        ScalarType scalar = ((Kind.Whole) latest().kind()).scalar();
        return new Element.Plain(enumerated ? Placement.unsigned(scalar.size()) : scalar, carrier);
    }

    private static boolean wide(Placement placement) {
        ScalarType scalar = ((Kind.Whole) placement.kind()).scalar();
        int bits = placement.flat().spec().bits().orElse(8 * scalar.size());
        return scalar != ScalarType.HANDLE && (scalar.signed() ? bits > 32 : bits > 31);
    }

    private Dimension dimension(int index) {
        long flexible = placements.values().stream()
                .filter(placement -> placement.dimensions().get(index) < 0)
                .count();
        Openness openness = flexible == 0
                ? Openness.FIXED
                : flexible == placements.size() && everywhere ? Openness.FLEXIBLE : Openness.EITHER;
        String suffix = index == 0 ? "" : Integer.toString(index + 1);
        Num length;
        if (openness == Openness.FLEXIBLE) {
            length = new Num.Known(-1);
        } else if (everywhere) {
            length = number(
                    placement -> placement.dimensions().get(index),
                    "Length" + suffix,
                    free -> new LayoutField.Length(free, cName, index));
        } else {
            // 0 where the release does not have the field, so it differs in any case.
            length = inLayout(
                    layoutFields.add(name + "Length" + suffix, free -> new LayoutField.Length(free, cName, index)));
        }
        Num step = number(
                placement -> placement.step(index), "Step" + suffix, free -> new LayoutField.Step(free, cName, index));
        return new Dimension(openness, length, step);
    }

    private Num number(ToLongFunction<Placement> of, String suffix, Function<String, LayoutField> field) {
        long[] values = placements.values().stream().mapToLong(of).distinct().toArray();
        return values.length == 1 ? new Num.Known(values[0]) : inLayout(layoutFields.add(name + suffix, field));
    }

    private static Num inLayout(String field) {
        return new Num.InLayout(field);
    }
}
