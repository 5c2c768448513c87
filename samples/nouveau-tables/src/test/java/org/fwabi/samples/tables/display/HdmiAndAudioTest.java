package org.fwabi.samples.tables.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fwabi.samples.tables.display.Screens.DP;
import static org.fwabi.samples.tables.display.Screens.HDMI;
import static org.fwabi.samples.tables.display.Screens.failed;
import static org.fwabi.samples.tables.display.Screens.ok;

/** HDMI displays, and sound on both kinds. */
class HdmiAndAudioTest {
    @OnEachRelease
    void anHdmiDisplayIsToldWhatItGets(String release) {
        try (Screens screens = new Screens(release)) {
            Hdmi hdmi = screens.display.hdmi();
            ok(hdmi.enable(HDMI, true));
            assertThat(screens.hdmi().hdmiEnabled()).isTrue();
            ok(hdmi.sinkCaps(HDMI, new SinkCaps(true, false, true)));
            assertThat(screens.hdmi().hdmiCaps()).isEqualTo(5);
            ok(hdmi.mute(HDMI, true));
            assertThat(screens.hdmi().muted()).isTrue();
            ok(hdmi.mute(HDMI, false));
            assertThat(screens.hdmi().muted()).isFalse();
            ok(hdmi.enable(HDMI, false));
            assertThat(screens.hdmi().hdmiEnabled()).isFalse();
            screens.noRefusals();
            failed(hdmi.enable(DP, true), Screens.INVALID_ARGUMENT);
            failed(hdmi.sinkCaps(DP, new SinkCaps(false, false, false)), Screens.INVALID_ARGUMENT);
            failed(hdmi.mute(DP, true), Screens.INVALID_ARGUMENT);
        }
    }

    @OnEachRelease
    void packetsGoOutAsTheyAre(String release) {
        try (Screens screens = new Screens(release)) {
            Hdmi hdmi = screens.display.hdmi();
            byte[] packet = {3, 0, 0, 1, 0, 0, 0, 0, 0, 9};
            for (Hdmi.Rhythm rhythm : Hdmi.Rhythm.values()) {
                ok(hdmi.packet(HDMI, 1, rhythm, packet));
            }
            byte[] longest = new byte[Hdmi.MAX_PACKET];
            longest[35] = 7;
            ok(hdmi.packet(HDMI, 0, Hdmi.Rhythm.ONCE, longest));
            assertThat(screens.hdmi().packets()).containsExactly(packet, packet, packet, longest);
            assertThatThrownBy(() -> hdmi.packet(HDMI, 0, Hdmi.Rhythm.ONCE))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> hdmi.packet(HDMI, 0, Hdmi.Rhythm.ONCE, new byte[37]))
                    .isInstanceOf(IllegalArgumentException.class);
            screens.noRefusals();
            failed(hdmi.packet(HDMI, 4, Hdmi.Rhythm.ONCE, packet), Screens.INVALID_ARGUMENT);
        }
    }

    @OnEachRelease
    void soundIsDescribedEnabledAndMuted(String release) {
        try (Screens screens = new Screens(release)) {
            Audio audio = screens.display.audio();
            byte[] eld = {0x10, 0, 8, 0, 0x68, 0, 4, 0, 0, 0, 0, 1};
            ok(audio.describe(DP, 1, eld));
            assertThat(screens.dp().eld()).containsExactly(eld);
            ok(audio.enable(DP, true));
            assertThat(screens.dp().audio()).isTrue();
            ok(audio.mute(DP, true));
            assertThat(screens.dp().muted()).isTrue();
            ok(audio.mute(DP, false));
            assertThat(screens.dp().muted()).isFalse();
            ok(audio.gone(DP, 1));
            assertThat(screens.dp().eld()).isEmpty();
            ok(audio.enable(DP, false));
            assertThat(screens.dp().audio()).isFalse();
            ok(audio.describe(HDMI, 0, new byte[Audio.MAX_ELD]));
            assertThat(screens.hdmi().eld()).hasSize(96);
            for (int size : new int[] {0, 97}) {
                assertThatThrownBy(() -> audio.describe(HDMI, 0, new byte[size]))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            screens.noRefusals();
            failed(audio.mute(HDMI, true), Screens.INVALID_ARGUMENT);
            failed(audio.enable(0x400, true), Screens.INVALID_ARGUMENT);
            failed(audio.gone(0x400, 0), Screens.INVALID_ARGUMENT);
        }
    }
}
