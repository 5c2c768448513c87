package org.fwabi.gsp.sim.rm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.PayloadEntry;

/** Events that firmware sends by itself are those of the release, in its layout. */
class FirmwareEventsTest {
    /** The only event that was sent, through the release's struct for it. */
    private static Decoded only(RawRm raw, String event) {
        assertThat(raw.events).hasSize(1);
        RawRm.Sent sent = raw.events.removeFirst();
        assertThat(sent.event()).isEqualTo(event);
        String struct = raw.table.payload(event).flatMap(PayloadEntry::struct).orElseThrow();
        return raw.table.view(struct, MemorySegment.ofArray(sent.payload()));
    }

    /** Source of the layouts: NVIDIA open-gpu-kernel-modules 565.77, 570.144 and 575.64.05, g_rpc-structures.h. */
    @OnEachRelease
    void anErrorForTheUserHasItsNumberChannelAndText(String release) {
        RawRm raw = new RawRm(release);
        raw.rm.events().osErrorLog(31, 7, 0x42, "MMU fault");
        Decoded log = only(raw, "OS_ERROR_LOG");
        assertThat(log.memory().byteSize()).isEqualTo(log.type().size());
        assertThat(log.getLong("exceptType")).isEqualTo(31);
        assertThat(log.getLong("runlistId")).isEqualTo(7);
        assertThat(log.getLong("chid")).isEqualTo(0x42);
        assertThat(log.getString("errString")).isEqualTo("MMU fault");
        boolean longer = log.has("preemptiveRemovalPreviousXid");
        assertThat(log.memory().byteSize()).isEqualTo(longer ? 272 : 268);
        // 570 has the word at the end, newer ones before the runlist.
        assertThat(log.offset("chid")).isEqualTo(longer && !release.startsWith("570.") ? 12 : 8);
    }

    @OnEachRelease
    void outputOfAnotherControllerIsAsLongAsItsText(String release) {
        RawRm raw = new RawRm(release);
        int engine = 0xabcdef00;
        for (String text : new String[] {"", "x", "PMU: temperature 41 °C"}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            raw.rm.events().libosPrint(engine, text);
            Decoded print = only(raw, "UCODE_LIBOS_PRINT");
            assertThat(print.memory().byteSize()).isEqualTo(8 + bytes.length);
            assertThat(print.getLong("ucodeEngDesc")).isEqualTo(Integer.toUnsignedLong(engine));
            assertThat(print.getLong("libosPrintBufSize")).isEqualTo(bytes.length);
            assertThat(print.memory().asSlice(8).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(bytes);
        }
    }

    @OnEachRelease
    void registersAreLockedAndOpenAgain(String release) {
        RawRm raw = new RawRm(release);
        for (boolean begins : new boolean[] {true, false}) {
            raw.rm.events().lockdown(begins);
            Decoded notice = only(raw, "GSP_LOCKDOWN_NOTICE");
            assertThat(notice.memory().byteSize()).isEqualTo(1);
            assertThat(notice.getBoolean("bLockdownEngaging")).isEqualTo(begins);
        }
    }

    private static void absent(RawRm raw, String event, ThrowingCallable send) {
        assertThatThrownBy(send).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(event);
        assertThat(raw.events).isEmpty();
    }

    /** Source: NVIDIA open-gpu-kernel-modules 545.29.06 and 550.163.01, rpc_global_enums.h. */
    @OnEachRelease
    void crashRecordsComeFrom550On(String release) {
        RawRm raw = new RawRm(release);
        if (release.startsWith("535.") || release.startsWith("545.")) {
            absent(raw, "GSP_POST_NOCAT_RECORD", () -> raw.rm.events().nocatRecord());
            return;
        }
        raw.rm.events().nocatRecord();
        Decoded record = only(raw, "GSP_POST_NOCAT_RECORD");
        assertThat(record.type().name()).isEqualTo("NV2080CtrlNocatJournalInsertRecord");
        assertThat(record.memory().byteSize()).isEqualTo(record.type().size());
        assertThat(raw.table.events().number("GSP_POST_NOCAT_RECORD")).isEqualTo(0x1020);
    }

    /** Its number has another meaning since. Source: rpc_global_enums.h of 535.113.01 and 545.29.06. */
    @OnEachRelease
    void dataThatClientsShareComesIn535Only(String release) {
        RawRm raw = new RawRm(release);
        String event = "GSP_SEND_USER_SHARED_DATA";
        if (!release.startsWith("535.")) {
            absent(raw, event, () -> raw.rm.events().userSharedData());
            assertThat(raw.table.events().nameOf(0x101b)).contains("NVLINK_FAULT_UP");
            return;
        }
        raw.rm.events().userSharedData();
        assertThat(only(raw, event).memory().byteSize()).isEqualTo(4);
        assertThat(raw.table.events().nameOf(0x101b)).contains(event);
    }
}
