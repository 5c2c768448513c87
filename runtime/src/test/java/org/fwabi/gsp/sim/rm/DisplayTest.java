package org.fwabi.gsp.sim.rm;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.fwabi.decode.Decoded;

/** Displays, from the first question to a picture, and what goes wrong on the way. */
class DisplayTest {
    private static final int HDMI = 0x100;
    private static final int DP = 0x200;

    private static int edid(RawRm raw, int displayId) {
        return raw.display("SPECIFIC_GET_EDID_V2", "SPECIFIC_GET_EDID_V2", p -> p.setLong("displayId", displayId));
    }

    @OnEachRelease
    void theMonitorsAreThereUntilUnplugged(String release) {
        RawRm raw = new RawRm(release).up();
        assertThat(raw.display("SYSTEM_GET_SUPPORTED", "SYSTEM_GET_SUPPORTED", p -> {}))
                .isZero();
        assertThat(raw.params().getLong("displayMask")).isEqualTo(HDMI | DP);
        assertThat(edid(raw, HDMI)).isZero();
        byte[] edid = raw.params().getBytes("edidBuffer");
        int sum = 0;
        for (int i = 0; i < raw.params().getLong("bufferSize"); i++) {
            sum += edid[i];
        }
        assertThat(sum & 0xff).isZero();
        assertThat(raw.rm.display().plug(HDMI, false)).isZero();
        assertThat(edid(raw, HDMI)).isEqualTo(Status.INVALID_DATA);
        assertThat(connected(raw)).isEqualTo(DP);
        assertThat(edid(raw, 0x400)).isEqualTo(Status.INVALID_ARGUMENT);
    }

    private static long connected(RawRm raw) {
        assertThat(raw.display(
                        "SYSTEM_GET_CONNECT_STATE",
                        "SYSTEM_GET_CONNECT_STATE",
                        p -> p.setLong("displayMask", HDMI | DP)))
                .isZero();
        return raw.params().getLong("displayMask");
    }

    @OnEachRelease
    void whoSubscribedHearsOfAPlug(String release) {
        RawRm raw = new RawRm(release).up();
        assertThat(notification(raw)).isEqualTo(Status.INVALID_ARGUMENT);
        assertThat(event(raw, 1)).isEqualTo(Status.INVALID_ARGUMENT);
        assertThat(event(raw, 1 | 1 << 26)).isZero();
        assertThat(raw.rm.display().plug(DP, false)).isZero();
        assertThat(notification(raw)).isZero();
        assertThat(raw.rm.display().plug(DP, true)).isEqualTo(1);
        Decoded message = raw.table.view(
                "rpc_post_event_v17_00",
                MemorySegment.ofArray(raw.events.getLast().payload()));
        assertThat(message.getLong("hEvent")).isEqualTo(0x007e0000);
        assertThat(message.offset("eventData")).isEqualTo(29);
        assertThat(message.memory().byteSize()).isEqualTo(37);
        Decoded data = raw.table.view("Nv2080HotplugNotification", message.bytes("eventData"));
        assertThat(data.getLong("plugDisplayMask")).isEqualTo(DP);
        assertThat(raw.rm.display().irq()).isZero();
        assertThat(raw.free(RawRm.CLIENT, 0x007e0000)).isZero();
        assertThat(raw.rm.display().plug(DP, false)).isZero();
    }

    private static int event(RawRm raw, int notifier) {
        return raw.alloc(RawRm.SUBDEVICE, 0x007e0000, "NV01_EVENT_KERNEL_CALLBACK_EX", "NV0005_ALLOC_PARAMETERS", p -> {
            p.setLong("hParentClient", RawRm.CLIENT);
            p.setLong("hClass", 0x7e);
            p.setLong("notifyIndex", notifier);
        });
    }

    private static int notification(RawRm raw) {
        return raw.control(
                RawRm.CLIENT,
                RawRm.SUBDEVICE,
                "NV2080_CTRL_CMD_EVENT_SET_NOTIFICATION",
                "NV2080_CTRL_EVENT_SET_NOTIFICATION_PARAMS",
                p -> {
                    p.setLong("event", 1);
                    p.setLong("action", 2);
                });
    }

    private static int stream(RawRm raw, int by) {
        int number = raw.table.controls().number("NV0073_CTRL_CMD_DP_CONFIG_STREAM");
        return raw.control(
                RawRm.CLIENT,
                RawRm.DISPLAY,
                number,
                "NV0073_CTRL_CMD_DP_CONFIG_STREAM_PARAMS",
                by,
                p -> p.setLong("head", 2));
    }

    private static int train(RawRm raw, long data) {
        return raw.display("DP_CTRL", "DP_CTRL", p -> {
            p.setLong("displayId", DP);
            p.setLong("cmd", 3);
            p.setLong("data", data);
        });
    }

    /** nouveau sends the 116 bytes of 535 to every release; from 555 on that is refused. */
    @OnEachRelease
    void aStreamIsAsLongAsTheReleaseHasIt(String release) {
        RawRm raw = new RawRm(release).up();
        assertThat(stream(raw, 0)).isEqualTo(Status.INVALID_ARGUMENT);
        assertThat(raw.display("DFP_ASSIGN_SOR", "DFP_ASSIGN_SOR", p -> p.setLong("displayId", DP)))
                .isZero();
        assertThat(raw.params().getLong("sorAssignListWithTag[0].displayMask")).isEqualTo(DP);
        assertThat(stream(raw, 0)).isEqualTo(Status.INVALID_STATE);
        assertThat(train(raw, 0x0703)).isEqualTo(Status.INVALID_ARGUMENT);
        assertThat(train(raw, 0x1404)).isZero();
        long size = raw.table.struct("NV0073_CTRL_CMD_DP_CONFIG_STREAM_PARAMS").size();
        assertThat(stream(raw, (int) (116 - size))).isEqualTo(size == 116 ? Status.OK : Status.INVALID_PARAM_STRUCT);
        assertThat(stream(raw, (int) (84 - size))).isEqualTo(size == 84 ? Status.OK : Status.INVALID_PARAM_STRUCT);
        assertThat(raw.display("SYSTEM_GET_ACTIVE", "SYSTEM_GET_ACTIVE", p -> p.setLong("head", 2)))
                .isZero();
        assertThat(raw.params().getLong("displayId")).isEqualTo(DP);
    }

    @OnEachRelease
    void theSinkAnswersOnItsAuxChannel(String release) {
        RawRm raw = new RawRm(release).up();
        assertThat(aux(raw, DP, 9, 0, 3)).isZero();
        assertThat(raw.params().getLong("size")).isEqualTo(3);
        assertThat(raw.params().getLong("data[0]")).isEqualTo(0x14);
        assertThat(aux(raw, DP, 0, 0x50, 1)).isZero();
        assertThat(aux(raw, DP, 1, 0x50, 8)).isZero();
        assertThat(raw.params().getLong("data[1]")).isEqualTo(0xff);
        assertThat(aux(raw, DP, 1, 0x51, 8)).isZero();
        assertThat(raw.params().getLong("replyType")).isEqualTo(1);
        assertThat(aux(raw, HDMI, 9, 0, 1)).isEqualTo(Status.INVALID_ARGUMENT);
        raw.rm.display().plug(DP, false);
        assertThat(aux(raw, DP, 9, 0, 1)).isEqualTo(Status.TIMEOUT);
    }

    @OnEachRelease
    void aSinkThatIsNotReadySaysWhenToAskAgain(String release) {
        RawRm raw = new RawRm(release).up();
        raw.rm.display().displayPort().notReady(2, 30);
        assertThat(aux(raw, DP, 9, 0, 1)).isEqualTo(Status.NOT_READY);
        assertThat(raw.params().getLong("retryTimeMs")).isEqualTo(30);
        assertThat(train(raw, 0x1404)).isEqualTo(Status.NOT_READY);
        assertThat(raw.params().getLong("retryTimeMs")).isEqualTo(30);
        assertThat(raw.rm.display().displayPort().link()).isZero();
        assertThat(aux(raw, DP, 9, 0, 1)).isZero();
        assertThat(raw.params().getLong("retryTimeMs")).isZero();
    }

    /** Source: NVIDIA open-gpu-kernel-modules 555.58.02 and 560.35.03, dp_evoadapter.cpp. */
    @OnEachRelease
    void ratesThatAPanelListsComeInTheUnitOfTheRelease(String release) {
        RawRm raw = new RawRm(release).up();
        assertThat(raw.display("DP_CONFIG_INDEXED_LINK_RATES", "CMD_DP_CONFIG_INDEXED_LINK_RATES", p -> {
                    p.setLong("displayId", DP);
                    p.setLong("linkRateTbl[0]", 8100);
                    p.setLong("linkRateTbl[1]", 8101);
                    p.setLong("linkRateTbl[2]", 27000);
                    p.setLong("linkRateTbl[3]", 40500);
                }))
                .isZero();
        boolean old = Integer.parseInt(release.substring(0, 3)) < 560;
        assertThat(raw.params().getLong("linkBwCount")).isEqualTo(2);
        assertThat(raw.params().getLong("linkBwTbl[0]")).isEqualTo(old ? 6 : 162);
        assertThat(raw.params().getLong("linkBwTbl[1]")).isEqualTo(old ? 20 : 540);
    }

    private static int aux(RawRm raw, int displayId, int command, int address, int bytes) {
        return raw.display("DP_AUXCH_CTRL", "DP_AUXCH_CTRL", p -> {
            p.setLong("displayId", displayId);
            p.setLong("cmd", command);
            p.setLong("addr", address);
            p.setLong("size", bytes - 1);
        });
    }

    @OnEachRelease
    void brightnessIsPercentOfThePanel(String release) {
        RawRm raw = new RawRm(release).up();
        for (int value : new int[] {101, 30}) {
            assertThat(backlight(raw, "SET", DP, value, 1))
                    .isEqualTo(value == 30 ? Status.OK : Status.INVALID_ARGUMENT);
        }
        assertThat(backlight(raw, "GET", DP, 0, 1)).isZero();
        assertThat(raw.params().getLong("brightness")).isEqualTo(30);
        assertThat(backlight(raw, "GET", HDMI, 0, 1)).isEqualTo(Status.NOT_SUPPORTED);
        assertThat(backlight(raw, "GET", DP, 0, 0))
                .isEqualTo(raw.params().has("brightnessType") ? Status.INVALID_ARGUMENT : Status.OK);
    }

    private static int backlight(RawRm raw, String verb, int displayId, int value, int type) {
        return raw.display("SPECIFIC_" + verb + "_BACKLIGHT_BRIGHTNESS", "SPECIFIC_BACKLIGHT_BRIGHTNESS", p -> {
            p.setLong("displayId", displayId);
            p.setLong("brightness", value);
            if (p.has("brightnessType")) {
                p.setLong("brightnessType", type);
            }
        });
    }

    @OnEachRelease
    void displaysBehindABranchHaveIdsOfTheirOwn(String release) {
        RawRm raw = new RawRm(release).up();
        String params = "CMD_DP_TOPOLOGY_ALLOCATE_DISPLAYID";
        long[] ids = new long[2];
        for (int i = 0; i < 2; i++) {
            assertThat(raw.display("DP_TOPOLOGY_ALLOCATE_DISPLAYID", params, p -> p.setLong("displayId", DP)))
                    .isZero();
            ids[i] = raw.params().getLong("displayIdAssigned");
        }
        assertThat(ids).containsExactly(0x400, 0x800);
        for (int expected : new int[] {Status.OK, Status.INVALID_ARGUMENT}) {
            assertThat(raw.display(
                            "DP_TOPOLOGY_FREE_DISPLAYID",
                            "CMD_DP_TOPOLOGY_FREE_DISPLAYID",
                            p -> p.setLong("displayId", ids[0])))
                    .isEqualTo(expected);
        }
    }

    @OnEachRelease
    void aDisplayChannelNeedsWhatTheReleaseWantsOfItsPushBuffer(String release) {
        RawRm raw = new RawRm(release).up();
        String dma = "NV50VAIO_CHANNELDMA_ALLOCATION_PARAMETERS";
        int root = 0xc6700000;
        assertThat(raw.alloc(RawRm.DEVICE, root, "NVC670_DISPLAY", "", p -> {})).isEqualTo(Status.INVALID_STATE);
        assertThat(raw.control(
                        "NV2080_CTRL_CMD_INTERNAL_DISPLAY_WRITE_INST_MEM",
                        "NV2080_CTRL_INTERNAL_DISPLAY_WRITE_INST_MEM_PARAMS",
                        p -> {
                            p.setLong("instMemPhysAddr", 0x100000);
                            p.setLong("instMemSize", 0x10000);
                            p.setLong("instMemAddrSpace", 2);
                        }))
                .isZero();
        assertThat(raw.alloc(RawRm.DEVICE, root, "NVC670_DISPLAY", "", p -> {})).isZero();
        assertThat(raw.alloc(root, 0xc67d0000, "NVC67D_CORE_CHANNEL_DMA", dma, DisplayTest::first))
                .isEqualTo(Status.INVALID_STATE);
        int wrong = push(raw, 0);
        assertThat(wrong).isEqualTo(raw.params().has("pbTargetAperture") ? Status.INVALID_ARGUMENT : Status.OK);
        assertThat(push(raw, 1)).isZero();
        assertThat(raw.alloc(root, 0xc67d0000, "NVC67D_CORE_CHANNEL_DMA", dma, DisplayTest::first))
                .isZero();
        assertThat(raw.alloc(
                        root,
                        0xc67a0000,
                        "NVC67A_CURSOR_IMM_CHANNEL_PIO",
                        "NV50VAIO_CHANNELPIO_ALLOCATION_PARAMETERS",
                        p -> p.setLong("channelInstance", 4)))
                .isEqualTo(Status.INVALID_ARGUMENT);
    }

    private static void first(Decoded params) {
        if (params.has("subDeviceId")) {
            params.setLong("subDeviceId", 1);
        }
    }

    private static int push(RawRm raw, int aperture) {
        return raw.control(
                "NV2080_CTRL_CMD_INTERNAL_DISPLAY_CHANNEL_PUSHBUFFER",
                "NV2080_CTRL_INTERNAL_DISPLAY_CHANNEL_PUSHBUFFER_PARAMS",
                p -> {
                    p.setLong("addressSpace", 2);
                    p.setLong("physicalAddr", 0x200000);
                    p.setLong("limit", 0xfff);
                    p.setLong("hclass", 0xc67d);
                    p.setLong("valid", 1);
                    first(p);
                    if (p.has("pbTargetAperture")) {
                        p.setLong("pbTargetAperture", aperture);
                    }
                });
    }
}
