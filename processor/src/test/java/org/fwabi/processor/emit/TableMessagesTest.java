package org.fwabi.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fwabi.processor.catalog.Catalog;
import org.fwabi.processor.spec.AcmeSpecs;
import org.junit.jupiter.api.Test;

/** Tables say what goes with which number, in the names of their own release. */
class TableMessagesTest {
    private static final AcmeSpecs SPECS =
            new AcmeSpecs().release("1.0", """
                    functions: { CTRL: 7 }
                    events: { FAULT: 9 }
                    controls: { GET_CLOCK: 0x20800101, OTHER: 0x20800102 }
                    classes: { CORE: 3 }
                    structs:
                      npu_control: { fields: [cmd: u32, result: u32, paramsSize: u32, params: "u8[]"] }
                      NpuClockInfo: { fields: [n: u32, domains: "u32[4]"] }
                    """).release("2.0", """
                    functions: { CONTROL: 8 }
                    events: { ENGINE_FAULT: 9 }
                    controls: { CLOCK_GET: 0x20800103, OTHER: 0x20800102 }
                    classes: { CORE: 3 }
                    structs:
                      npu_control_v2: { fields: [cmd: u32, status: u32, paramsSize: u32, params: "u8[]"] }
                      NpuClock_v2: { fields: [count: u32, domains: "u32[8]"] }
                      NpuCore: { fields: [inner: NpuInner] }
                      NpuInner: { fields: [x: u32] }
                      NpuUnused: { fields: [x: u32] }
                    """).semantics("""
                    commands:
                      CONTROL:
                        was: [CTRL]
                        request: npu_control
                        size: at-least
                        reply: npu_control
                        envelope: { of: control, number: cmd, size: paramsSize, status: status, params: params }
                    events:
                      ENGINE_FAULT: { was: [FAULT] }
                    controls:
                      CLOCK_GET: { was: [GET_CLOCK], params: NpuClock, direction: out, fine: { BUSY: 3, GONE: 0x56 } }
                      OTHER: {}
                    classes:
                      CORE: { params: NpuCore }
                    structs:
                      npu_control: { fields: { status: { was: [result] } } }
                      NpuClock: { was: [NpuClockInfo], counts: { domains: count }, fields: { count: { was: [n] } } }
                    """);

    private static List<String> lines(String release) {
        Map<String, String> tables = TableText.of(Catalog.of(SPECS.layouts()), List.of(), List.of()).stream()
                .collect(Collectors.toMap(GeneratedResource::name, GeneratedResource::text));
        return tables.getOrDefault(release + ".fwtable", "").lines().toList();
    }

    @Test
    void theNewestReleaseNeedsNoOtherNames() {
        assertThat(lines("2.0"))
                .containsSubsequence(
                        "command CONTROL request=npu_control_v2 size=at-least reply=struct:npu_control_v2",
                        "envelope CONTROL of=control number=cmd size=paramsSize status=status params=params",
                        "payload ENGINE_FAULT struct=- size=exact",
                        "call CLOCK_GET params=NpuClock_v2 direction=out fine=BUSY:3,GONE:86",
                        "call OTHER params=- direction=both fine=-",
                        "creates CORE params=NpuCore",
                        "count NpuClock_v2 domains count")
                .contains("struct NpuInner struct")
                .noneMatch(line -> line.startsWith("renamed") || line.contains("NpuUnused"));
    }

    @Test
    void anOlderOneHasItsOwnNamesAndSaysWhatTheyAreNow() {
        assertThat(lines("1.0"))
                .containsSubsequence(
                        "command CTRL request=npu_control size=at-least reply=struct:npu_control",
                        "renamed function CTRL CONTROL",
                        "envelope CTRL of=control number=cmd size=paramsSize status=result params=params",
                        "payload FAULT struct=- size=exact",
                        "renamed event FAULT ENGINE_FAULT",
                        "call GET_CLOCK params=NpuClockInfo direction=out fine=BUSY:3,GONE:86",
                        "renamed control GET_CLOCK CLOCK_GET",
                        "count NpuClockInfo domains n");
    }

    @Test
    void whatAReleaseLacksIsLeftOut() {
        assertThat(lines("1.0")).noneMatch(line -> line.startsWith("creates"));
    }
}
