package org.fwabi.processor.spec;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.fwabi.processor.source.SourcePos;

/** Specs without their places in files, to compare what they say. */
public final class Placeless {
    private static final SourcePos NOWHERE = new SourcePos("", 0, 0);

    private Placeless() {}

    /** Whether two structs say the same. */
    public static boolean same(StructSpec a, StructSpec b) {
        return struct(a).equals(struct(b));
    }

    /** Whether two enums say the same; the order of constants does not matter. */
    public static boolean same(EnumSpec a, EnumSpec b) {
        return enumeration(a).equals(enumeration(b));
    }

    /** Whether two facts have the same value. */
    public static boolean same(FactValue a, FactValue b) {
        return fact(a).equals(fact(b));
    }

    /** Whether two releases of one family have the same contents, whatever their names and bases. */
    public static boolean sameContents(Release a, Release b) {
        return each(a.structs(), Placeless::struct).equals(each(b.structs(), Placeless::struct))
                && each(a.enums(), Placeless::enumeration).equals(each(b.enums(), Placeless::enumeration))
                && each(a.facts(), Placeless::fact).equals(each(b.facts(), Placeless::fact))
                && a.current().equals(b.current())
                && a.hostOnly().equals(b.hostOnly())
                && numbers(a).equals(numbers(b));
    }

    private static Map<NumberSpace, Map<String, NumberSpec>> numbers(Release release) {
        Map<NumberSpace, Map<String, NumberSpec>> spaces = new EnumMap<>(NumberSpace.class);
        for (NumberSpace space : NumberSpace.values()) {
            spaces.put(
                    space,
                    each(
                            release.numbers().getOrDefault(space, Map.of()),
                            number -> new NumberSpec(number.name(), number.value(), NOWHERE)));
        }
        return spaces;
    }

    private static <T> Map<String, T> each(Map<String, T> map, UnaryOperator<T> strip) {
        Map<String, T> stripped = new LinkedHashMap<>();
        map.forEach((name, value) -> stripped.put(name, strip.apply(value)));
        return stripped;
    }

    private static StructSpec struct(StructSpec spec) {
        return new StructSpec(
                spec.name(),
                spec.kind(),
                spec.fields().stream().map(Placeless::field).toList(),
                spec.size(),
                spec.align(),
                spec.packed(),
                NOWHERE);
    }

    private static FieldSpec field(FieldSpec field) {
        TypeSpec type = field.type() instanceof TypeSpec.Inline inline
                ? new TypeSpec.Inline(struct(inline.struct()))
                : field.type();
        return new FieldSpec(
                field.name(), type, field.dimensions(), field.flexible(), field.align(), field.bits(), NOWHERE);
    }

    private static EnumSpec enumeration(EnumSpec spec) {
        return new EnumSpec(spec.name(), spec.size(), spec.values(), NOWHERE);
    }

    private static FactValue fact(FactValue value) {
        return switch (value) {
            case FactValue.Quantity quantity -> new FactValue.Quantity(quantity.value(), NOWHERE);
            case FactValue.Flag flag -> new FactValue.Flag(flag.value(), NOWHERE);
            case FactValue.Choice choice -> new FactValue.Choice(choice.word(), NOWHERE);
            case FactValue.Choices choices -> new FactValue.Choices(choices.words(), NOWHERE);
        };
    }
}
