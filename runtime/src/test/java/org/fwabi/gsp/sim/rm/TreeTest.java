package org.fwabi.gsp.sim.rm;

import static org.assertj.core.api.Assertions.assertThat;

/** Handles, parents, sizes and numbers, as NVIDIA's resource server judges them. */
class TreeTest {
    private static final String BUFFER_PARAMS = "NV2080_CTRL_CE_GET_FAULT_METHOD_BUFFER_SIZE_PARAMS";
    private static final String BUFFER = "NV2080_CTRL_CMD_CE_GET_FAULT_METHOD_BUFFER_SIZE";

    @OnEachRelease
    void objectsNeedClientsParentsAndFreeHandles(String release) {
        RawRm raw = new RawRm(release);
        int before = raw.rm.objects();
        assertThat(raw.device()).isEqualTo(Status.INVALID_OBJECT_HANDLE);
        assertThat(raw.client()).isZero();
        assertThat(raw.client()).isEqualTo(Status.INSERT_DUPLICATE_NAME);
        assertThat(raw.subdevice()).isEqualTo(Status.OBJECT_NOT_FOUND);
        assertThat(raw.device()).isZero();
        assertThat(raw.device()).isEqualTo(Status.INSERT_DUPLICATE_NAME);
        assertThat(raw.alloc(RawRm.CLIENT, 0x77, "NV20_SUBDEVICE_0", "NV2080_ALLOC_PARAMETERS", p -> {}))
                .isEqualTo(Status.INVALID_OBJECT_PARENT);
        assertThat(raw.alloc(RawRm.DEVICE, 0, "NV20_SUBDEVICE_0", "NV2080_ALLOC_PARAMETERS", p -> {}))
                .isEqualTo(Status.INVALID_OBJECT_HANDLE);
        assertThat(raw.alloc(RawRm.CLIENT, RawRm.DEVICE, 0x78, 0xdead, "", 0, p -> {}))
                .isEqualTo(Status.INVALID_CLASS);
        assertThat(raw.subdevice()).isZero();
        assertThat(raw.free(RawRm.CLIENT, 0x1234)).isEqualTo(Status.OBJECT_NOT_FOUND);
        assertThat(raw.free(0x99, 0x99)).isEqualTo(Status.INVALID_OBJECT_HANDLE);
        assertThat(raw.free(RawRm.CLIENT, RawRm.DEVICE)).isZero();
        assertThat(raw.rm.objects()).isEqualTo(before + 1);
        assertThat(raw.free(RawRm.CLIENT, RawRm.SUBDEVICE)).isEqualTo(Status.OBJECT_NOT_FOUND);
        assertThat(raw.free(RawRm.CLIENT, RawRm.CLIENT)).isZero();
        assertThat(raw.rm.objects()).isEqualTo(before);
    }

    @OnEachRelease
    void aByteMoreOrLessIsNotTheStruct(String release) {
        for (int by : new int[] {-1, 1}) {
            RawRm raw = new RawRm(release);
            assertThat(raw.alloc(RawRm.CLIENT, RawRm.CLIENT, RawRm.CLIENT, 0, "NV0000_ALLOC_PARAMETERS", by, p -> {}))
                    .isEqualTo(Status.INVALID_PARAM_STRUCT);
            int number = raw.table.controls().number(BUFFER);
            assertThat(raw.control(
                            RmTree.INTERNAL_CLIENT, RmTree.INTERNAL_SUBDEVICE, number, BUFFER_PARAMS, by, p -> {}))
                    .isEqualTo(Status.INVALID_PARAM_STRUCT);
            assertThat(raw.refusals.getLast()).contains("4 bytes in " + release);
            assertThat(raw.control(BUFFER, BUFFER_PARAMS, p -> {})).isZero();
        }
    }

    @OnEachRelease
    void aControlIsForItsKindOfObjectAndItsOwner(String release) {
        RawRm raw = new RawRm(release).up();
        assertThat(raw.control(RawRm.CLIENT, RawRm.DEVICE, BUFFER, BUFFER_PARAMS, p -> {}))
                .isEqualTo(Status.NOT_SUPPORTED);
        String info = "NV2080_CTRL_INTERNAL_DISPLAY_GET_STATIC_INFO_PARAMS";
        String name = "NV2080_CTRL_CMD_INTERNAL_DISPLAY_GET_STATIC_INFO";
        assertThat(raw.control(RawRm.CLIENT, RawRm.SUBDEVICE, name, info, p -> {}))
                .isEqualTo(Status.NOT_SUPPORTED);
        assertThat(raw.control(name, info, p -> {})).isZero();
        assertThat(raw.params().getLong("numHeads")).isEqualTo(4);
        assertThat(raw.control(RawRm.CLIENT, 0x4711, BUFFER, BUFFER_PARAMS, p -> {}))
                .isEqualTo(Status.OBJECT_NOT_FOUND);
        assertThat(raw.control(0x4711, 0x4711, BUFFER, BUFFER_PARAMS, p -> {})).isEqualTo(Status.INVALID_OBJECT_HANDLE);
        assertThat(raw.control(RawRm.CLIENT, RawRm.SUBDEVICE, 0x2080ffff, "", 0, p -> {}))
                .isEqualTo(Status.NOT_SUPPORTED);
    }

    @OnEachRelease
    void theFirmwaresOwnObjectsStay(String release) {
        RawRm raw = new RawRm(release);
        assertThat(raw.free(RmTree.INTERNAL_CLIENT, RmTree.INTERNAL_SUBDEVICE)).isEqualTo(Status.INVALID_OBJECT_HANDLE);
        assertThat(raw.control(BUFFER, BUFFER_PARAMS, p -> {})).isZero();
    }

    /** Number 0x20800ac3 names a region to save in older releases and stops all channels in newer ones. */
    @OnEachRelease
    void aReusedNumberIsWhatTheReleaseSays(String release) {
        RawRm raw = new RawRm(release).up();
        boolean stops = raw.has("NV2080_CTRL_CMD_INTERNAL_FIFO_TOGGLE_ACTIVE_CHANNEL_SCHEDULING");
        assertThat(reused(raw, "NV2080_CTRL_CE_GET_FAULT_METHOD_BUFFER_SIZE_PARAMS", -3))
                .isEqualTo(stops ? Status.OK : Status.INVALID_PARAM_STRUCT);
        assertThat(raw.rm.fifo().stopped()).isFalse();
        assertThat(reused(raw, "NV2080_CTRL_GR_GET_ZCULL_INFO_PARAMS", 0))
                .isEqualTo(stops ? Status.INVALID_PARAM_STRUCT : Status.INVALID_STATE);
    }

    /** 1 and 40 bytes: the sizes of the two meanings. */
    private static int reused(RawRm raw, String struct, int by) {
        return raw.control(RmTree.INTERNAL_CLIENT, RmTree.INTERNAL_SUBDEVICE, 0x20800ac3, struct, by, p -> {});
    }

    /** What nouveau sends to 570: the right name's number in 535, which executes ACPI methods and reads scan lines there. */
    @OnEachRelease
    void aMovedNumberIsRefusedAtItsOldPlace(String release) {
        RawRm raw = new RawRm(release).up();
        int number = raw.table.controls().number("NV0073_CTRL_CMD_SYSTEM_GET_SUPPORTED");
        int other = number == 0x730120 ? 0x730107 : 0x730120;
        String struct = "NV0073_CTRL_SYSTEM_GET_SUPPORTED_PARAMS";
        assertThat(raw.control(RawRm.CLIENT, RawRm.DISPLAY, other, struct, 0, p -> {}))
                .isEqualTo(Status.NOT_SUPPORTED);
        assertThat(raw.params().getLong("displayMask")).isZero();
        assertThat(raw.control(RawRm.CLIENT, RawRm.DISPLAY, number, struct, 0, p -> {}))
                .isZero();
        assertThat(raw.params().getLong("displayMask")).isEqualTo(0x300);
    }
}
