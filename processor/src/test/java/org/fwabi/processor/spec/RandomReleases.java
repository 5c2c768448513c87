package org.fwabi.processor.spec;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.StructSpec.Kind;

/** Releases made from a seed, with every construct that a file can hold. */
final class RandomReleases {
    private static final SourcePos AT = new SourcePos("random", 1, 1);
    private final Random random;
    private int names;

    RandomReleases(long seed) {
        random = new Random(seed);
    }

    /** A release with about half of a fixed set of names, so that two of them differ and overlap. */
    Release release(Family family, String name) {
        Map<String, StructSpec> structs = new LinkedHashMap<>();
        Map<String, EnumSpec> enums = new LinkedHashMap<>();
        Map<NumberSpace, Map<String, NumberSpec>> numbers = new EnumMap<>(NumberSpace.class);
        for (int i = 0; i < 12; i++) {
            if (random.nextBoolean()) {
                structs.put("S" + i, struct("S" + i));
            }
            if (random.nextBoolean()) {
                enums.put("E" + i, enumeration("E" + i));
            }
        }
        for (NumberSpace space : NumberSpace.values()) {
            Map<String, NumberSpec> all = new LinkedHashMap<>();
            for (int i = 0; i < 10; i++) {
                if (random.nextBoolean()) {
                    long value = random.nextInt(0x1000) * 16L * 16 * 16 + i;
                    all.put("N" + i, new NumberSpec("N" + i, value & 0xffff_ffffL, AT));
                }
            }
            numbers.put(space, all);
        }
        Map<String, FactValue> facts = new LinkedHashMap<>();
        facts.put("a.quantity", new FactValue.Quantity(random.nextLong(), AT));
        facts.put("a.flag", new FactValue.Flag(random.nextBoolean(), AT));
        facts.put("a.word", new FactValue.Choice(word(), AT));
        facts.put("a.words", new FactValue.Choices(List.of(word(), word()), AT));
        return new Release(
                family,
                name,
                Optional.empty(),
                structs,
                enums,
                numbers,
                facts,
                current(structs.keySet()),
                hostOnly(),
                Set.of(),
                AT);
    }

    /** Names without meaning for the neutral names: that they are kept is what matters here. */
    private Map<String, String> current(Set<String> structs) {
        Map<String, String> current = new LinkedHashMap<>();
        structs.stream().filter(name -> random.nextInt(4) == 0).forEach(name -> current.put(name, name));
        return current;
    }

    private Set<String> hostOnly() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < 5; i++) {
            if (random.nextBoolean()) {
                names.add("H" + i);
            }
        }
        return names;
    }

    private String word() {
        return List.of("no", "on", "other").get(random.nextInt(3));
    }

    private EnumSpec enumeration(String name) {
        int size = 1 << random.nextInt(4);
        Map<String, Long> values = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            long value = random.nextLong() >> (64 - 8 * size);
            values.put(name + "_" + i, value);
        }
        return new EnumSpec(name, size, values, AT);
    }

    private StructSpec struct(String name) {
        return new StructSpec(
                name,
                random.nextInt(5) == 0 ? Kind.UNION : Kind.STRUCT,
                fields(3),
                random.nextBoolean() ? OptionalLong.of(random.nextInt(1000)) : OptionalLong.empty(),
                power(),
                power(),
                AT);
    }

    private List<FieldSpec> fields(int depth) {
        List<FieldSpec> fields = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            fields.add(field(depth));
        }
        return fields;
    }

    private FieldSpec field(int depth) {
        String name = "f" + names++;
        if (depth > 0 && random.nextInt(4) == 0) {
            boolean anonymous = random.nextBoolean();
            Kind kind = random.nextBoolean() ? Kind.UNION : Kind.STRUCT;
            OptionalInt packed = anonymous ? OptionalInt.empty() : power();
            TypeSpec type = new TypeSpec.Inline(
                    new StructSpec("", kind, fields(depth - 1), OptionalLong.empty(), OptionalInt.empty(), packed, AT));
            return anonymous
                    ? new FieldSpec("", type, List.of(), false, OptionalInt.empty(), OptionalInt.empty(), AT)
                    : new FieldSpec(name, type, dimensions(), random.nextInt(8) == 0, power(), OptionalInt.empty(), AT);
        }
        if (random.nextInt(6) == 0) {
            TypeSpec type = new TypeSpec.Scalar(ScalarType.U32);
            return new FieldSpec(
                    name, type, List.of(), false, OptionalInt.empty(), OptionalInt.of(1 + random.nextInt(32)), AT);
        }
        TypeSpec type = random.nextInt(3) == 0
                ? new TypeSpec.Named("S" + random.nextInt(12))
                : new TypeSpec.Scalar(ScalarType.values()[random.nextInt(ScalarType.values().length)]);
        return new FieldSpec(name, type, dimensions(), random.nextInt(8) == 0, power(), OptionalInt.empty(), AT);
    }

    private List<Integer> dimensions() {
        List<Integer> dimensions = new ArrayList<>();
        for (int i = random.nextInt(4) - 1; i > 0; i--) {
            dimensions.add(1 + random.nextInt(9));
        }
        return dimensions;
    }

    private OptionalInt power() {
        return random.nextInt(4) == 0 ? OptionalInt.of(1 << random.nextInt(5)) : OptionalInt.empty();
    }
}
