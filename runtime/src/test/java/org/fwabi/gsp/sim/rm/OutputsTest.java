package org.fwabi.gsp.sim.rm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import org.fwabi.decode.Decoded;

/** What the driver sets on outputs arrives there, and nowhere else. */
class OutputsTest {
    private static final int HDMI = 0x100;
    private static final int DP = 0x200;
    private static final int NONE = 0x400;

    private static int eld(RawRm raw, int displayId, int size) {
        return raw.display("DFP_SET_ELD_AUDIO_CAPS", "DFP_SET_ELD_AUDIO_CAP", p -> {
            p.setLong("displayId", displayId);
            p.setLong("numELDSize", size);
            for (int i = 0; i < p.length("bufferELD"); i++) {
                p.setLong("bufferELD[" + i + "]", 0x10 + i);
            }
        });
    }

    @OnEachRelease
    void theSoundDescriptionIsAsLongAsItSays(String release) {
        RawRm raw = new RawRm(release).up();
        Output hdmi = raw.rm.display().hdmi();
        assertThat(eld(raw, HDMI, 12)).isZero();
        assertThat(hdmi.eld()).hasSize(12).startsWith(0x10, 0x11, 0x12);
        assertThat(eld(raw, HDMI, 97)).isEqualTo(Status.INVALID_ARGUMENT);
        assertThat(eld(raw, NONE, 12)).isEqualTo(Status.INVALID_ARGUMENT);
        assertThat(hdmi.eld()).hasSize(12);
        assertThat(eld(raw, HDMI, 96)).isZero();
        assertThat(hdmi.eld()).hasSize(96).endsWith(0x10 + 95);
        assertThat(eld(raw, HDMI, 0)).isZero();
        assertThat(hdmi.eld()).isEmpty();
        assertThat(raw.rm.display().displayPort().eld()).isEmpty();
    }

    /** Of the three HDMI setters, the one for sound has another pattern of names. */
    private static int hdmi(RawRm raw, String what, String struct, int displayId, String field, long value) {
        return raw.display("SPECIFIC_SET_HDMI_" + what, struct + "SPECIFIC_SET_HDMI_" + what, p -> {
            p.setLong("displayId", displayId);
            p.setLong(field, value);
        });
    }

    @OnEachRelease
    void hdmiIsSetOnHdmiOnly(String release) {
        RawRm raw = new RawRm(release).up();
        for (int displayId : new int[] {HDMI, DP, NONE}) {
            int expected = displayId == HDMI ? Status.OK : Status.INVALID_ARGUMENT;
            assertThat(hdmi(raw, "ENABLE", "", displayId, "enable", 1)).isEqualTo(expected);
            assertThat(hdmi(raw, "SINK_CAPS", "", displayId, "caps", 0x2b)).isEqualTo(expected);
            assertThat(hdmi(raw, "AUDIO_MUTESTREAM", "CMD_", displayId, "mute", 1))
                    .isEqualTo(expected);
        }
        assertThat(raw.rm.display().outputs())
                .extracting(Output::displayId, Output::hdmiEnabled, Output::hdmiCaps, Output::muted)
                .containsExactly(tuple(HDMI, true, 0x2bL, true), tuple(DP, false, 0L, false));
        assertThat(hdmi(raw, "ENABLE", "", HDMI, "enable", 0)).isZero();
        assertThat(hdmi(raw, "AUDIO_MUTESTREAM", "CMD_", HDMI, "mute", 0)).isZero();
        assertThat(raw.rm.display().hdmi().hdmiEnabled()).isFalse();
        assertThat(raw.rm.display().hdmi().muted()).isFalse();
    }

    private static int packet(RawRm raw, int size, int head) {
        return raw.display("SPECIFIC_SET_OD_PACKET", "SPECIFIC_SET_OD_PACKET", p -> {
            p.setLong("displayId", HDMI);
            p.setLong("packetSize", size);
            p.setLong("targetHead", head);
            for (int i = 0; i < p.length("aPacket"); i++) {
                p.setLong("aPacket[" + i + "]", 0x82 + i);
            }
        });
    }

    @OnEachRelease
    void packetsGoOutWithThePicture(String release) {
        RawRm raw = new RawRm(release).up();
        assertThat(packet(raw, 17, 3)).isZero();
        assertThat(packet(raw, 36, 0)).isZero();
        assertThat(packet(raw, 0, 0)).isEqualTo(Status.INVALID_ARGUMENT);
        assertThat(packet(raw, 37, 0)).isEqualTo(Status.INVALID_ARGUMENT);
        assertThat(packet(raw, 17, 4)).isEqualTo(Status.INVALID_ARGUMENT);
        assertThat(raw.rm.display().hdmi().packets())
                .extracting(bytes -> bytes.length)
                .containsExactly(17, 36);
        assertThat(raw.rm.display().hdmi().packets().getFirst()).startsWith(0x82, 0x83);
    }

    private static int rates(RawRm raw, int displayId, int... units) {
        return raw.display("DP_CONFIG_INDEXED_LINK_RATES", "CMD_DP_CONFIG_INDEXED_LINK_RATES", p -> {
            p.setLong("displayId", displayId);
            for (int i = 0; i < units.length; i++) {
                p.setLong("linkRateTbl[" + i + "]", units[i]);
            }
        });
    }

    /**
     * Rates go in by 200 kHz and come back as multiples of 270 MHz. The table that comes back has grown from bytes to
     * words; one more entry read as the other width would show. Source of the units: NVIDIA open-gpu-kernel-modules
     * 570.144, ctrl0073dp.h.
     */
    @OnEachRelease
    void theRatesOfALinkComeBackAsCodes(String release) {
        RawRm raw = new RawRm(release).up();
        assertThat(rates(raw, DP, 8100, 10800, 13500, 27000)).isZero();
        Decoded answer = raw.params();
        assertThat(answer.getLong("linkBwCount")).isEqualTo(3);
        assertThat(new long[] {
                    answer.getLong("linkBwTbl[0]"),
                    answer.getLong("linkBwTbl[1]"),
                    answer.getLong("linkBwTbl[2]"),
                    answer.getLong("linkBwTbl[3]")
                })
                .containsExactly(0x06, 0x0a, 0x14, 0);
        assertThat(rates(raw, DP)).isZero();
        assertThat(raw.params().getLong("linkBwCount")).isZero();
        assertThat(rates(raw, HDMI, 8100)).isEqualTo(Status.INVALID_ARGUMENT);
    }

    private static int brightnessState(RawRm raw, int client, int object, int status, int size) {
        return raw.control(
                client,
                object,
                "NV2080_CTRL_CMD_INTERNAL_INIT_BRIGHTC_STATE_LOAD",
                "NV2080_CTRL_INTERNAL_INIT_BRIGHTC_STATE_LOAD_PARAMS",
                p -> {
                    p.setLong("status", status);
                    p.setLong("backLightDataSize", size);
                });
    }

    /** The status in the parameters is that of ACPI's method, and none of the call. */
    @OnEachRelease
    void whatAcpiSaysOfTheBacklightFitsItsBuffer(String release) {
        RawRm raw = new RawRm(release).up();
        int client = RmTree.INTERNAL_CLIENT;
        int object = RmTree.INTERNAL_SUBDEVICE;
        assertThat(brightnessState(raw, client, object, 0x56, 0)).isZero();
        assertThat(brightnessState(raw, client, object, 0, 4096)).isZero();
        assertThat(raw.refusals).isEmpty();
        assertThat(brightnessState(raw, client, object, 0, 4097)).isEqualTo(Status.INVALID_ARGUMENT);
        assertThat(raw.refusals.getLast()).contains("backLightDataSize").contains("0x1001");
        assertThat(brightnessState(raw, RawRm.CLIENT, RawRm.SUBDEVICE, 0x56, 0)).isEqualTo(Status.NOT_SUPPORTED);
    }
}
