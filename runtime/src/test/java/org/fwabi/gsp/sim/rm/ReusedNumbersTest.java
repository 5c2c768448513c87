package org.fwabi.gsp.sim.rm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Four control numbers that nouveau uses have had another meaning. A driver that sends the number of another release
 * reaches a control that it does not mean; the firmware does what the number means to it, or says that it has nothing.
 *
 * <p>Source of the meanings: NVIDIA open-gpu-kernel-modules of each release, ctrl0073system.h and ctrl2080internal.h.
 */
class ReusedNumbersTest {
    private static final int SCANLINE_OR_CONNECT_STATE = 0x00730108;
    private static final int SUPPORTED_OR_ACPI = 0x00730120;
    private static final int FALCONS_OR_HSHUB = 0x20800a42;
    private static final int REGION_OR_TOGGLE = 0x20800ac3;
    private static final int UNTIL_545 = 2;
    private static final int UNTIL_550 = 3;
    private static final int UNTIL_560 = 5;

    /** Place of a release among those of the simulation. */
    private static int at(String release) {
        return RawRm.releases().toList().indexOf(release);
    }

    private static String nameOf(RawRm raw, int number) {
        return raw.table.controls().nameOf(number).orElse("nothing");
    }

    @OnEachRelease
    void theTableHasTheMeaningOfItsRelease(String release) {
        RawRm raw = new RawRm(release);
        int at = at(release);
        String common = "NV0073_CTRL_CMD_SYSTEM_";
        String internal = "NV2080_CTRL_CMD_INTERNAL_";
        assertThat(nameOf(raw, SCANLINE_OR_CONNECT_STATE))
                .isEqualTo(common + (at < UNTIL_550 ? "GET_SCANLINE" : "GET_CONNECT_STATE"));
        assertThat(nameOf(raw, SUPPORTED_OR_ACPI))
                .isEqualTo(common + (at < UNTIL_550 ? "GET_SUPPORTED" : "EXECUTE_ACPI_METHOD"));
        assertThat(nameOf(raw, FALCONS_OR_HSHUB))
                .isEqualTo(
                        at < UNTIL_545
                                ? internal + "GET_CONSTRUCTED_FALCON_INFO"
                                : at < UNTIL_560 ? "nothing" : internal + "NVLINK_UPDATE_HSHUB_MUX");
        assertThat(nameOf(raw, REGION_OR_TOGGLE))
                .isEqualTo(internal
                        + (at < UNTIL_550 ? "FBSR_SEND_REGION_INFO" : "FIFO_TOGGLE_ACTIVE_CHANNEL_SCHEDULING"));
    }

    /** A refusal that says what the number is to this release, so that the mistake can be seen. */
    private static void refused(RawRm raw, int number) {
        assertThat(raw.refusals.getLast()).contains("%08x".formatted(number)).contains(raw.table.release());
        raw.table
                .controls()
                .nameOf(number)
                .ifPresent(name -> assertThat(raw.refusals.getLast()).contains(name));
    }

    @OnEachRelease
    void connectStateByItsNewNumberReadsScanLinesUntil550(String release) {
        RawRm raw = new RawRm(release).up();
        raw.rm.display().plug(0x100, false);
        int status = raw.control(
                RawRm.CLIENT,
                RawRm.DISPLAY,
                SCANLINE_OR_CONNECT_STATE,
                "NV0073_CTRL_SYSTEM_GET_CONNECT_STATE_PARAMS",
                0,
                p -> p.setLong("displayMask", 0x300));
        boolean meant = at(release) >= UNTIL_550;
        assertThat(status).isEqualTo(meant ? Status.OK : Status.NOT_SUPPORTED);
        assertThat(raw.params().getLong("displayMask")).isEqualTo(meant ? 0x200 : 0x300);
        if (!meant) {
            refused(raw, SCANLINE_OR_CONNECT_STATE);
        }
    }

    @OnEachRelease
    void supportedByItsOldNumberExecutesAcpiMethodsFrom555On(String release) {
        RawRm raw = new RawRm(release).up();
        int status = raw.control(
                RawRm.CLIENT, RawRm.DISPLAY, SUPPORTED_OR_ACPI, "NV0073_CTRL_SYSTEM_GET_SUPPORTED_PARAMS", 0, p -> {});
        boolean meant = at(release) < UNTIL_550;
        assertThat(status).isEqualTo(meant ? Status.OK : Status.NOT_SUPPORTED);
        assertThat(raw.params().getLong("displayMask")).isEqualTo(meant ? 0x300 : 0);
        if (!meant) {
            refused(raw, SUPPORTED_OR_ACPI);
        }
    }

    @OnEachRelease
    void falconsByTheirOldNumberAreAMultiplexerFrom565On(String release) {
        RawRm raw = new RawRm(release);
        boolean meant = at(release) < UNTIL_545;
        String params = "NV2080_CTRL_" + (meant ? "INTERNAL" : "GPU") + "_GET_CONSTRUCTED_FALCON_INFO_PARAMS";
        int status =
                raw.control(RmTree.INTERNAL_CLIENT, RmTree.INTERNAL_SUBDEVICE, FALCONS_OR_HSHUB, params, 0, p -> {});
        assertThat(status).isEqualTo(meant ? Status.OK : Status.NOT_SUPPORTED);
        assertThat(raw.params().getLong("numConstructedFalcons") > 0).isEqualTo(meant);
        if (!meant) {
            refused(raw, FALCONS_OR_HSHUB);
        }
    }

    /** One byte, as the newer meaning has it: it stops all channels, or is no region. */
    @OnEachRelease
    void aRegionsNumberStopsChannelsFrom555On(String release) {
        RawRm raw = new RawRm(release);
        // Any struct, cut to its first byte.
        String params = "NV2080_CTRL_CE_GET_FAULT_METHOD_BUFFER_SIZE_PARAMS";
        int status = raw.control(
                RmTree.INTERNAL_CLIENT,
                RmTree.INTERNAL_SUBDEVICE,
                REGION_OR_TOGGLE,
                params,
                -3,
                p -> p.setLong("size", 1));
        boolean stops = at(release) >= UNTIL_550;
        assertThat(status).isEqualTo(stops ? Status.OK : Status.INVALID_PARAM_STRUCT);
        assertThat(raw.rm.fifo().stopped()).isEqualTo(stops);
        if (!stops) {
            assertThat(raw.refusals.getLast())
                    .startsWith("NV2080_CTRL_CMD_INTERNAL_FBSR_SEND_REGION_INFO")
                    .contains("40 bytes in " + release);
        }
    }
}
