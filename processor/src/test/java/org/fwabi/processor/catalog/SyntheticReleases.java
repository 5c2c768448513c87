package org.fwabi.processor.catalog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.AcmeSpecs;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.FieldSpec;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.NumberSpec;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.ScalarType;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.processor.spec.TypeSpec;

/** Releases from a seed, of any size. The same seed gives equal releases that share nothing. */
final class SyntheticReleases {
    private static final SourcePos AT = new SourcePos("synthetic", 1, 1);
    private static final List<ScalarType> TYPES =
            List.of(ScalarType.U8, ScalarType.U16, ScalarType.U32, ScalarType.U64, ScalarType.S32, ScalarType.HANDLE);

    private final Random random;
    private final int structs;

    SyntheticReleases(long seed, int structs) {
        this.random = new Random(seed);
        this.structs = structs;
    }

    /** A release with so many numbers, a quarter of them in each space. */
    static ReleaseLayout release(long seed, int structs, int numbers) {
        SyntheticReleases made = new SyntheticReleases(seed, structs);
        return layout("1.0", made.structs(), numbers(numbers));
    }

    /** The same with the fields of one struct in another order, or one more, or one less, or of another type. */
    static ReleaseLayout changed(long seed, int structs, long changeSeed) {
        SyntheticReleases made = new SyntheticReleases(seed, structs);
        Map<String, StructSpec> all = made.structs();
        Random change = new Random(changeSeed);
        String name = "S" + change.nextInt(structs);
        StructSpec old = all.getOrDefault(name, all.values().iterator().next());
        List<FieldSpec> fields = new ArrayList<>(old.fields());
        switch (change.nextInt(4)) {
            case 0 -> fields.add(change.nextInt(fields.size() + 1), scalar("extra", ScalarType.U16));
            case 1 -> fields.remove(change.nextInt(fields.size()));
            case 2 -> fields.add(fields.removeFirst());
            default -> {
                int at = change.nextInt(fields.size());
                fields.set(at, scalar(fields.get(at).name(), TYPES.get(change.nextInt(TYPES.size()))));
            }
        }
        all.put(old.name(), struct(old.name(), fields));
        return layout("2.0", all, numbers(0));
    }

    private Map<String, StructSpec> structs() {
        Map<String, StructSpec> all = new LinkedHashMap<>();
        for (int i = 0; i < structs; i++) {
            List<FieldSpec> fields = new ArrayList<>();
            int count = 2 + random.nextInt(25);
            for (int j = 0; j < count; j++) {
                fields.add(field("field" + j, i));
            }
            all.put("S" + i, struct("S" + i, fields));
        }
        return all;
    }

    /** A struct embeds earlier ones of its ten, so that sizes stay small. */
    private FieldSpec field(String name, int index) {
        int earlier = index % 10;
        if (earlier > 0 && random.nextInt(10) == 0) {
            TypeSpec type = new TypeSpec.Named("S" + (index - 1 - random.nextInt(earlier)));
            return new FieldSpec(name, type, List.of(), false, OptionalInt.empty(), OptionalInt.empty(), AT);
        }
        return scalar(name, TYPES.get(random.nextInt(TYPES.size())));
    }

    private static FieldSpec scalar(String name, ScalarType type) {
        return new FieldSpec(
                name, new TypeSpec.Scalar(type), List.of(), false, OptionalInt.empty(), OptionalInt.empty(), AT);
    }

    private static StructSpec struct(String name, List<FieldSpec> fields) {
        return new StructSpec(
                name,
                StructSpec.Kind.STRUCT,
                fields,
                OptionalLong.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                AT);
    }

    private static Map<NumberSpace, Map<String, NumberSpec>> numbers(int count) {
        Map<NumberSpace, Map<String, NumberSpec>> spaces = new EnumMap<>(NumberSpace.class);
        for (NumberSpace space : NumberSpace.values()) {
            Map<String, NumberSpec> numbers = new LinkedHashMap<>();
            for (int i = 0; i < count / 4; i++) {
                numbers.put("NUMBER_" + i, new NumberSpec("NUMBER_" + i, i, AT));
            }
            spaces.put(space, numbers);
        }
        return spaces;
    }

    private static ReleaseLayout layout(
            String name, Map<String, StructSpec> structs, Map<NumberSpace, Map<String, NumberSpec>> numbers) {
        Family family = new AcmeSpecs()
                .release("1.0", "")
                .loader(new Diagnostics())
                .loadFamily("acme-npu")
                .orElseThrow();
        Map<String, EnumSpec> enums = Map.of();
        Release release = new Release(family, name, Optional.empty(), structs, enums, numbers, Map.of(), AT);
        return new Layouts(new Diagnostics()).of(release);
    }
}
