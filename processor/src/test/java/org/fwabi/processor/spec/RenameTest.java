package org.fwabi.processor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fwabi.processor.catalog.Catalog;
import org.fwabi.processor.catalog.StructHistory;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.ReleaseLayout;
import org.junit.jupiter.api.Test;

/** A struct that two releases call differently is one struct. */
class RenameTest {
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
        Semantics.StructMeaning clock = family.semantics().structs().get("NpuClock");

        assertThat(clock).isNotNull();
        assertThat(Renames.field(clock, "hertz", List.of("domain", "khz")::contains))
                .contains("khz");
        assertThat(Renames.field(clock, "hertz", List.of("domain", "hertz")::contains))
                .contains("hertz");
        assertThat(Renames.field(clock, "hertz", List.of("domain")::contains)).isEmpty();
        assertThat(Renames.newestField(clock, "khz")).isEqualTo("hertz");
        assertThat(Renames.newestField(clock, "domain")).isEqualTo("domain");
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
