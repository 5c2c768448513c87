package org.fwabi.samples.tables.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fwabi.samples.tables.display.Screens.DP;
import static org.fwabi.samples.tables.display.Screens.failed;
import static org.fwabi.samples.tables.display.Screens.ok;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.abi.RpcGspRmControl;
import org.fwabi.gsp.queue.Reply;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.gsp.rm.RmReply;
import org.fwabi.gsp.rm.RmStatus;
import org.fwabi.message.UnsupportedReleaseException;
import org.fwabi.samples.tables.RawBytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What becomes of display controls whose parameters are as another release has them. nouveau sends the DP_CONFIG_STREAM of
 * 535 to all firmware, and looks at no status of a control that has nothing to read.
 */
class ForeignSizesTest {
    private static final ValueLayout.OfInt WORD = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int DISPLAY_COMMON = 0x00730000;

    /** Bytes of DP_CONFIG_STREAM up to 550, and from 555 on. Source: NVIDIA open-gpu-kernel-modules, ctrl0073dp.h. */
    private static final int OLD_STREAM = 116;

    private static final int NEW_STREAM = 84;

    /** Fields that did not move: head, sorIndex, bEnableOverride. */
    private static void oldStream(MemorySegment params, int sor) {
        params.set(WORD, 4, 1);
        params.set(WORD, 8, sor);
        params.set(ValueLayout.JAVA_BYTE, 16, (byte) 1);
    }

    private static RmReply<MemorySegment> send(Screens screens, int bytes, int sor) {
        int number = screens.abi().configStream().number();
        return screens.calls()
                .control(
                        screens.client.handle(),
                        DISPLAY_COMMON,
                        RawBytes.control(number, bytes),
                        params -> oldStream(params, sor));
    }

    @ParameterizedTest
    @CsvSource({
        "535.113.01, 116",
        "545.29.06, 116",
        "550.163.01, 116",
        "555.58.02, 84",
        "560.35.03, 84",
        "565.77, 84",
        "570.144, 84",
        "575.64.05, 84",
        "580.142, 84",
        "590.48.01, 84",
        "595.45.04, 84"
    })
    void aStreamOfTheOldSizeIsRefusedFrom555On(String release, int wanted) {
        try (Screens screens = new Screens(release)) {
            int sor = screens.link();
            assertThat(screens.abi().configStream().params().byteSize()).isEqualTo(wanted);
            int refused = 0;
            for (int bytes : new int[] {OLD_STREAM, NEW_STREAM}) {
                RmReply<MemorySegment> reply = send(screens, bytes, sor);
                if (bytes == wanted) {
                    ok(reply);
                } else {
                    refused++;
                    failed(reply, RmStatus.INVALID_PARAM_STRUCT);
                }
            }
            assertThat(screens.bench.sim().refusals()).hasSize(refused);
        }
    }

    @OnEachRelease
    void withBindingsTheSizeIsThatOfTheRelease(String release) {
        try (Screens screens = new Screens(release)) {
            int sor = screens.link();
            ok(screens.display.displayPort().stream(new SingleStream(0, sor, 0, 44, 1920, true, 64, 26)));
            ok(screens.display.mst().stream(new MultiStream(1, sor, 0, 1, 20, 0x4b0, 0x4c0)));
            assertThat(ok(screens.display.heads().active(0))).hasValue(DP);
            assertThat(ok(screens.display.heads().active(1))).hasValue(DP);
            screens.noRefusals();
        }
    }

    /** The message is answered with result 0; only the envelope inside says that nothing was done. */
    @ParameterizedTest
    @CsvSource({"555.58.02", "570.144", "575.64.05", "595.45.04"})
    void whoLooksAtTheMessageOnlySeesNoFailure(String release) throws UnsupportedReleaseException {
        try (Screens screens = new Screens(release)) {
            int sor = screens.link();
            int number = screens.abi().configStream().number();
            var command = GspAbi.of(release).gspRmControl();
            Reply<RpcGspRmControl> reply = screens.bench
                    .gpu()
                    .firmware()
                    .queue()
                    .call(command, OLD_STREAM, envelope -> {
                        envelope.client(screens.client.handle())
                                .object(DISPLAY_COMMON)
                                .control(number)
                                .paramsSize(OLD_STREAM);
                        oldStream(envelope.paramsBytes(), sor);
                    });
            assertThat(reply).isInstanceOf(Reply.Ok.class);
            long status = reply instanceof Reply.Ok<RpcGspRmControl>(var envelope) ? envelope.status() : -1;
            assertThat(status).isEqualTo(RmStatus.INVALID_PARAM_STRUCT.number());
            assertThat(ok(screens.display.heads().active(1)))
                    .as("nothing was done")
                    .isEmpty();

            RmReply<MemorySegment> seen = send(screens, OLD_STREAM, sor);
            failed(seen, RmStatus.INVALID_PARAM_STRUCT);
            assertThatThrownBy(() -> seen.orThrow("stream"))
                    .isInstanceOf(RmException.class)
                    .hasMessageContaining("NV_ERR_INVALID_PARAM_STRUCT");
        }
    }

    /** Not all releases of the same size mean the same: this one is 44 bytes in 555 and 560, in other units. */
    @ParameterizedTest
    @CsvSource({"535.113.01, 36, 6", "545.29.06, 44, 6", "555.58.02, 44, 6", "560.35.03, 44, 162", "595.45.04, 44, 162"
    })
    void listedRatesChangeTheirUnitWithoutTheirSize(String release, int bytes, int slowest) {
        try (Screens screens = new Screens(release)) {
            var control = screens.abi().indexedLinkRates();
            assertThat(control.params().byteSize()).isEqualTo(bytes);
            RmReply<MemorySegment> raw = screens.calls()
                    .control(
                            screens.client.handle(),
                            DISPLAY_COMMON,
                            RawBytes.control(control.number(), bytes),
                            params -> {
                                params.set(WORD, 4, (int) DP);
                                params.set(WORD, 8, 8100);
                            });
            assertThat(ok(raw).get(ValueLayout.JAVA_BYTE, 24) & 0xff).isEqualTo(slowest);
            assertThat(ok(screens.display.displayPort().indexedRates(DP, List.of(8100))))
                    .containsExactly(1620);
        }
    }
}
