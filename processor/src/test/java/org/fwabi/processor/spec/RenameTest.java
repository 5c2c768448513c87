package org.fwabi.processor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fwabi.processor.catalog.Catalog;
import org.fwabi.processor.catalog.StructHistory;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.source.SourcePos;
import org.junit.jupiter.api.Test;

/** A struct that two releases call differently is one struct. */
class RenameTest {
    private static final SourcePos AT = new SourcePos("test", 1, 1);

    private static AcmeSpecs specs() {
        return new AcmeSpecs()
                .structs("1.0", """
                        NpuClockInfo_v1: { fields: [khz: u32] }
                        NpuClockInfo_v2: { fields: [domain: u32, khz: u32] }
                        NpuAll: { fields: [clock: NpuClockInfo_v2] }
                        """)
                .structs("2.0", """
                        NpuClock: { fields: [domain: u32, hertz: u32] }
                        NpuClock_v3: { fields: [domain: u32] }
                        NpuAll: { fields: [clock: NpuClock] }
                        """)
                .structs("3.0", """
                        NpuClockInfo: { fields: [domain: u32, khz: u32] }
                        NpuClockInfo_v9: { fields: [domain: u32] }
                        NpuAll: { fields: [clock: NpuClockInfo] }
                        """)
                .semantics("structs:\n  NpuClock: { was: [NpuClockInfo], fields: { hertz: { was: [khz] } } }\n");
    }

    private static AcmeSpecs told() {
        AcmeSpecs specs = specs();
        return specs.release(
                "1.0",
                specs.texts().getOrDefault("acme-npu/1.0.yaml", "").replaceFirst("(?s).*?structs:", "structs:")
                        + "current: { NpuClockInfo: NpuClockInfo_v2 }\n");
    }

    @Test
    void familyKnowsTheNewestNameOfEach() {
        Family family = told().loader(new Diagnostics()).loadFamily("acme-npu").orElseThrow();

        assertThat(List.of("NpuClock", "NpuClock_v3", "NpuClockInfo", "NpuClockInfo_v2"))
                .extracting(family::neutralName)
                .containsOnly("NpuClock");
        assertThat(family.neutralName("NpuAll")).isEqualTo("NpuAll");
        assertThat(family.withoutSuffix("NpuClockInfo_v2")).isEqualTo("NpuClockInfo");
    }

    @Test
    void newestNameMeansTheStructOfEachRelease() {
        Diagnostics diagnostics = new Diagnostics();
        List<Release> releases = told().loader(diagnostics).checkFamily("acme-npu");

        assertThat(diagnostics.render()).isEmpty();
        assertThat(releases)
                .extracting(
                        release -> NeutralNames.of(release).meant("NpuClock").orElse("-"))
                .containsExactly("NpuClockInfo_v2", "NpuClock", "NpuClockInfo");
        assertThat(releases)
                .extracting(release ->
                        NeutralNames.of(release).versioned("NpuClock").orElse("-"))
                .containsExactly("NpuClockInfo_v2", "NpuClock_v3", "NpuClockInfo_v9");
        assertThat(releases)
                .allSatisfy(release -> assertThat(NeutralNames.of(release).meant("NpuClockInfo"))
                        .isEmpty());
    }

    @Test
    void severalVersionsOfAFormerNameNeedAWord() {
        Diagnostics diagnostics = new Diagnostics();
        specs().loader(diagnostics).loadRelease("acme-npu", "1.0");

        assertThat(diagnostics.render()).contains("FW044", "are both 'NpuClock' without their version");
    }

    @Test
    void catalogSeesOneStruct() {
        List<ReleaseLayout> layouts = told().layouts();
        Catalog catalog = Catalog.of(layouts);
        StructHistory history = catalog.struct("NpuClock").orElseThrow();

        assertThat(history.layouts().keySet()).containsExactly("1.0", "2.0", "3.0");
        assertThat(catalog.struct("NpuClockInfo")).isEmpty();
    }

    @Test
    void fieldGoesByTheNameOfTheRelease() {
        Family family = told().loader(new Diagnostics()).loadFamily("acme-npu").orElseThrow();
        var clock = Optional.ofNullable(family.semantics().structs().get("NpuClock"));
        StructSpec before = struct("domain", "khz");
        StructSpec now = struct("domain", "hertz");
        StructSpec both = struct("khz", "hertz");

        assertThat(clock).isPresent();
        assertThat(Renames.field(clock, "hertz", before)).contains("khz");
        assertThat(Renames.field(clock, "hertz", now)).contains("hertz");
        assertThat(Renames.field(clock, "hertz", both)).contains("hertz");
        assertThat(Renames.field(clock, "hertz", struct("domain"))).isEmpty();
        assertThat(Renames.field(Optional.empty(), "hertz", before)).isEmpty();
        assertThat(Renames.newestField(clock, "khz", before)).isEqualTo("hertz");
        assertThat(Renames.newestField(clock, "domain", before)).isEqualTo("domain");
        assertThat(Renames.newestField(clock, "hertz", now)).isEqualTo("hertz");
        assertThat(Renames.newestField(clock, "khz", both)).isEqualTo("khz");
        assertThat(Renames.newestField(Optional.empty(), "khz", before)).isEqualTo("khz");
    }

    /** A struct of numbers, the last one in an anonymous union. */
    private static StructSpec struct(String... fields) {
        List<FieldSpec> specs = Stream.of(fields)
                .map(name -> field(name, new TypeSpec.Scalar(ScalarType.U32)))
                .collect(Collectors.toCollection(ArrayList::new));
        StructSpec union = aggregate("", StructSpec.Kind.UNION, List.of(specs.removeLast()));
        specs.add(field("", new TypeSpec.Inline(union)));
        return aggregate("NpuClock", StructSpec.Kind.STRUCT, specs);
    }

    private static StructSpec aggregate(String name, StructSpec.Kind kind, List<FieldSpec> fields) {
        return new StructSpec(name, kind, fields, OptionalLong.empty(), OptionalInt.empty(), OptionalInt.empty(), AT);
    }

    private static FieldSpec field(String name, TypeSpec type) {
        return new FieldSpec(name, type, List.of(), false, OptionalInt.empty(), OptionalInt.empty(), AT);
    }

    @Test
    void renameOfANumberNeedsNoOtherWord() {
        Diagnostics diagnostics = new Diagnostics();
        AcmeSpecs specs = new AcmeSpecs()
                .release("1.0", "events: { FAULT: 7 }\n")
                .release("2.0", "events: { ENGINE_FAULT: 7 }\n");
        specs.loader(diagnostics).checkFamily("acme-npu");
        assertThat(diagnostics.render()).contains("FW049");

        Diagnostics none = new Diagnostics();
        specs.semantics("events: { ENGINE_FAULT: { was: [FAULT] } }\n")
                .loader(none)
                .checkFamily("acme-npu");
        assertThat(none.render()).isEmpty();
        Family family = specs.loader(none).loadFamily("acme-npu").orElseThrow();
        assertThat(Renames.numbers(family.semantics(), NumberSpace.EVENTS)).isEqualTo(Map.of("FAULT", "ENGINE_FAULT"));
    }
}
