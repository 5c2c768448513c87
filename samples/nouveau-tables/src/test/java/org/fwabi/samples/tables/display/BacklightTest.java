package org.fwabi.samples.tables.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fwabi.samples.tables.display.Screens.DP;
import static org.fwabi.samples.tables.display.Screens.HDMI;
import static org.fwabi.samples.tables.display.Screens.failed;
import static org.fwabi.samples.tables.display.Screens.ok;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.fwabi.gsp.rm.RmReply;
import org.fwabi.gsp.rm.RmStatus;
import org.fwabi.message.Control;
import org.fwabi.samples.tables.RawBytes;

/** Brightness in percent, whatever the release calls its unit. */
class BacklightTest {
    private static final ValueLayout.OfInt WORD = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    @OnEachRelease
    void isSetAndReadInPercent(String release) {
        try (Screens screens = new Screens(release)) {
            Backlight backlight = screens.display.backlight();
            assertThat(ok(backlight.percent(DP))).isEqualTo(50);
            for (int percent : new int[] {0, 75, 100}) {
                assertThat(ok(backlight.percent(DP, percent))).isEqualTo(Done.DONE);
                assertThat(screens.dp().brightness()).isEqualTo(percent);
                assertThat(ok(backlight.percent(DP))).isEqualTo(percent);
            }
            failed(backlight.percent(HDMI), RmStatus.NOT_SUPPORTED);
            failed(backlight.percent(HDMI, 1), RmStatus.NOT_SUPPORTED);
            for (int percent : new int[] {-1, 101}) {
                assertThatThrownBy(() -> backlight.percent(DP, percent))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("percent");
            }
            assertThat(screens.dp().brightness()).isEqualTo(100);
            screens.noRefusals();
        }
    }

    /** Its size never changed: what 535 sends is well-formed in all releases, and has no unit in all but 535. */
    @OnEachRelease
    void theBytesOfTheOldestReleaseHaveNoUnitInTheOthers(String release) {
        try (Screens screens = new Screens(release)) {
            Control<?> bound = screens.abi().setBacklight();
            assertThat(bound.params().byteSize()).isEqualTo(16);
            RmReply<MemorySegment> reply = screens.calls()
                    .control(screens.client.handle(), 0x00730000, RawBytes.control(bound.number(), 16), params -> {
                        params.set(WORD, 4, (int) DP);
                        params.set(WORD, 8, 75);
                    });
            if (release.equals("535.113.01")) {
                ok(reply);
            } else {
                failed(reply, Screens.INVALID_ARGUMENT);
                assertThat(screens.bench.sim().refusals())
                        .singleElement()
                        .asString()
                        .contains("brightnessType");
            }
        }
    }
}
