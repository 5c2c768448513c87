package org.fwabi.samples.tables.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fwabi.samples.tables.display.Screens.DP;
import static org.fwabi.samples.tables.display.Screens.HDMI;
import static org.fwabi.samples.tables.display.Screens.failed;
import static org.fwabi.samples.tables.display.Screens.ok;

import java.util.Collections;
import java.util.List;
import org.fwabi.gsp.rm.RmReply;
import org.fwabi.gsp.rm.RmStatus;
import org.junit.jupiter.api.Test;

/** Links, from what they can do to pictures on them. */
class DisplayPortTest {
    private static final RmStatus NOT_READY = RmStatus.of(0x55);

    @OnEachRelease
    void anSorTellsWhatItCan(String release) {
        try (Screens screens = new Screens(release)) {
            DpCapabilities caps = ok(screens.display.displayPort().capabilities(0));
            assertThat(caps.maxRateMbit()).hasValue(5400);
            assertThat(caps.multiStream()).isTrue();
            assertThat(caps.highWatermarks()).isTrue();
            assertThat(caps.errorCorrection()).isTrue();
            assertThat(caps.compression()).isTrue();
            assertThat(caps.maxSlices()).isEqualTo(4);
            assertThat(caps.minCompressedClock().isPresent())
                    .isEqualTo(screens.has("NV0073_CTRL_CMD_DP_GET_CAPS_PARAMS", "minPClkForCompressed"));
            screens.noRefusals();
            failed(screens.display.displayPort().capabilities(4), Screens.INVALID_ARGUMENT);
        }
    }

    /** The unit of the answer is 270 Mbit/s up to 555 and 10 Mbit/s from 560 on, in the same layout from 545 on. */
    @OnEachRelease
    void listedRatesComeInTheSameUnitFromEachRelease(String release) {
        try (Screens screens = new Screens(release)) {
            DisplayPort dp = screens.display.displayPort();
            assertThat(ok(dp.indexedRates(DP, List.of(8100, 10800, 13500, 16200, 27000))))
                    .containsExactly(1620, 2160, 2700, 3240, 5400);
            assertThat(ok(dp.indexedRates(DP, List.of(40500))))
                    .as("above what the GPU can")
                    .isEmpty();
            assertThat(ok(dp.indexedRates(DP, List.of()))).isEmpty();
            assertThatThrownBy(() -> dp.indexedRates(DP, Collections.nCopies(9, 8100)))
                    .isInstanceOf(IllegalArgumentException.class);
            screens.noRefusals();
            failed(dp.indexedRates(HDMI, List.of()), Screens.INVALID_ARGUMENT);
        }
    }

    @OnEachRelease
    void aLinkIsTrained(String release) {
        try (Screens screens = new Screens(release)) {
            DisplayPort dp = screens.display.displayPort();
            ok(dp.manual());
            LinkSettings settings = new LinkSettings(2, 2700, true, true, true, true);
            assertThat(ok(dp.train(DP, settings))).isEqualTo(new Training(true, 0));
            assertThat(screens.dp().link()).isEqualTo(0x0a02);
            ok(dp.signals(DP, List.of(new Lane(1, 2), new Lane(0, 3))));
            assertThat(screens.retries).isEmpty();
            screens.noRefusals();
            failed(dp.train(HDMI, settings), Screens.INVALID_ARGUMENT);
            failed(dp.train(DP, LinkSettings.single(4, 8100)), Screens.INVALID_ARGUMENT);
            failed(dp.signals(HDMI, List.of(new Lane(0, 0))), Screens.INVALID_ARGUMENT);
        }
    }

    @OnEachRelease
    void aSinkThatIsNotReadyIsAskedAgainAfterTheTimeThatItNames(String release) {
        try (Screens screens = new Screens(release)) {
            screens.dp().notReady(3, 20);
            long start = screens.bench.sim().clock().nanoTime();
            assertThat(ok(screens.display.displayPort().train(DP, LinkSettings.single(4, 2700))))
                    .isEqualTo(new Training(true, 0));
            assertThat(screens.bench.sim().clock().nanoTime() - start).isGreaterThanOrEqualTo(60_000_000);
            String control = "NV0073_CTRL_CMD_DP_CTRL NV_ERR_NOT_READY (0x55) ";
            assertThat(screens.retries).containsExactly(control + 1, control + 2, control + 3);
            screens.noRefusals();
        }
    }

    @OnEachRelease
    void aSinkThatNeverGetsReadyIsNotTrained(String release) {
        try (Screens screens = new Screens(release)) {
            screens.dp().notReady(Integer.MAX_VALUE, 0xffff_ffffL);
            long start = screens.bench.sim().clock().nanoTime();
            RmReply<Training> reply = screens.display.displayPort().train(DP, LinkSettings.single(4, 2700));
            assertThat(reply).isEqualTo(new RmReply.Fine<>(NOT_READY, new Training(false, 0)));
            assertThat(screens.retries).hasSize(3);
            assertThat(screens.bench.sim().clock().nanoTime() - start)
                    .as("a wait that the firmware names has a bound")
                    .isBetween(1_500_000_000L, 3_000_000_000L);
            assertThat(screens.dp().link()).isZero();
        }
    }

    @OnEachRelease
    void aStreamNeedsAnSorAndATrainedLink(String release) {
        try (Screens screens = new Screens(release)) {
            DisplayPort dp = screens.display.displayPort();
            failed(dp.stream(stream(0)), Screens.INVALID_ARGUMENT);
            int sor =
                    ok(screens.display.connectors().assignSor(DP, 0b11, false)).orElseThrow();
            assertThat(sor).isEqualTo(2);
            failed(dp.stream(stream(sor)), Screens.INVALID_STATE);
            ok(dp.train(DP, LinkSettings.single(4, 5400)));
            assertThat(ok(dp.stream(stream(sor)))).isEqualTo(Done.DONE);
            assertThat(ok(screens.display.heads().active(1))).hasValue(DP);
            failed(dp.stream(stream(1)), Screens.INVALID_ARGUMENT);
        }
    }

    private static SingleStream stream(int sor) {
        return new SingleStream(1, sor, 0, 44, 1920, true, 64, 26);
    }

    @OnEachRelease
    void manyStreamsShareALink(String release) {
        try (Screens screens = new Screens(release)) {
            Mst mst = screens.display.mst();
            long first = ok(mst.get(DP));
            long second = ok(mst.get(DP));
            assertThat(List.of(first, second)).containsExactly(0x400L, 0x800L);
            int sor = screens.link();
            ok(mst.stream(new MultiStream(0, sor, 0, 1, 20, 0x4b0, 0x4c0)));
            ok(mst.stream(new MultiStream(1, sor, 0, 21, 43, 0x9b0, 0x9c0)));
            assertThat(ok(screens.display.heads().active(0))).hasValue(DP);
            assertThat(ok(screens.display.heads().active(1))).hasValue(DP);
            ok(mst.put(first));
            assertThat(ok(mst.get(DP))).as("free again").isEqualTo(first);
            ok(mst.put(second));
            screens.noRefusals();
            failed(mst.put(second), Screens.INVALID_ARGUMENT);
            failed(mst.get(HDMI), Screens.INVALID_ARGUMENT);
        }
    }

    @Test
    void whatNoLinkCanBeIsNotSent() {
        for (int lanes : new int[] {0, 3, 8}) {
            assertThatThrownBy(() -> LinkSettings.single(lanes, 2700)).isInstanceOf(IllegalArgumentException.class);
        }
        for (int rate : new int[] {0, -270, 1000, 8370}) {
            assertThatThrownBy(() -> LinkSettings.single(1, rate)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Lane(4, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Lane(0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new MultiStream(0, 0, 0, 1, 63, 0, 0).lastSlot()).isEqualTo(63);
        for (int[] slots : new int[][] {{0, 1}, {1, 0}, {1, 64}, {63, 2}, {2, Integer.MAX_VALUE}}) {
            assertThatThrownBy(() -> new MultiStream(0, 0, 0, slots[0], slots[1], 0, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
