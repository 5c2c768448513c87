package org.fwabi.gsp.sim.rm;

import static org.assertj.core.api.Assertions.assertThat;

/** Saving the framebuffer takes the calls that the release has for it. */
class SuspendTest {
    private static final int SYSTEM_LIST = 0xcaf00003;
    private static final int VIDEO_LIST = 0xcaf00004;
    private static final int PAGES = 64;

    private static int init(RawRm raw, int list, int regions) {
        return raw.control("NV2080_CTRL_CMD_INTERNAL_FBSR_INIT", "NV2080_CTRL_INTERNAL_FBSR_INIT_PARAMS", p -> {
            p.setLong("hClient", RawRm.CLIENT);
            p.setLong("hSysMem", list);
            if (p.has("numRegions")) {
                p.setLong("numRegions", regions);
                p.setLong("fbsrType", 4);
            }
            if (p.has("sysmemAddrOfSuspendResumeData")) {
                p.setLong("sysmemAddrOfSuspendResumeData", 0x7000);
            }
        });
    }

    private static int region(RawRm raw, long offset, long size) {
        return raw.control(
                "NV2080_CTRL_CMD_INTERNAL_FBSR_SEND_REGION_INFO",
                "NV2080_CTRL_INTERNAL_FBSR_SEND_REGION_INFO_PARAMS",
                p -> {
                    p.setLong("fbsrType", 4);
                    p.setLong("hClient", RawRm.CLIENT);
                    p.setLong("hVidMem", VIDEO_LIST);
                    p.setLong("sysOffset", offset);
                    p.setLong("size", size);
                });
    }

    @OnEachRelease
    void theReleaseSaysHow(String release) {
        RawRm raw = new RawRm(release).up();
        assertThat(init(raw, SYSTEM_LIST, 2)).isEqualTo(Status.OBJECT_NOT_FOUND);
        assertThat(raw.memoryList(SYSTEM_LIST, 0x81, PAGES, 0x100)).isZero();
        assertThat(raw.memoryList(VIDEO_LIST, 0x82, PAGES, 0x200)).isZero();
        assertThat(raw.rm.suspend().complete()).isFalse();
        if (!raw.has("NV2080_CTRL_CMD_INTERNAL_FBSR_SEND_REGION_INFO")) {
            assertThat(init(raw, SYSTEM_LIST, 0)).isZero();
        } else {
            assertThat(init(raw, SYSTEM_LIST, 0)).isEqualTo(Status.INVALID_ARGUMENT);
            assertThat(init(raw, SYSTEM_LIST, 2)).isZero();
            assertThat(region(raw, 0, 0x10000)).isZero();
            assertThat(region(raw, 0, 0x10000)).isEqualTo(Status.INVALID_ARGUMENT);
            assertThat(region(raw, 0x10000, 0x100000)).isEqualTo(Status.INVALID_ARGUMENT);
            assertThat(raw.rm.suspend().complete()).isFalse();
            assertThat(region(raw, 0x10000, 0x10000)).isZero();
            assertThat(region(raw, 0x20000, 0x1000)).isEqualTo(Status.INVALID_STATE);
        }
        assertThat(raw.rm.suspend().complete()).isTrue();
    }

    @OnEachRelease
    void channelsAreStoppedFirstWhereTheReleaseCanStopThem(String release) {
        RawRm raw = new RawRm(release).up();
        assertThat(raw.memoryList(SYSTEM_LIST, 0x81, PAGES, 0x100)).isZero();
        assertThat(raw.space(8) | raw.channel(1, 1)).isZero();
        assertThat(raw.control(
                        RawRm.CLIENT,
                        RawRm.CHANNEL | 1,
                        "NVA06F_CTRL_CMD_BIND",
                        "NVA06F_CTRL_BIND_PARAMS",
                        p -> p.setLong("engineType", 1)))
                .isZero();
        assertThat(raw.control(
                        RawRm.CLIENT,
                        RawRm.CHANNEL | 1,
                        "NVA06F_CTRL_CMD_GPFIFO_SCHEDULE",
                        "NVA06F_CTRL_GPFIFO_SCHEDULE_PARAMS",
                        p -> p.setLong("bEnable", 1)))
                .isZero();
        String toggle = "NV2080_CTRL_CMD_INTERNAL_FIFO_TOGGLE_ACTIVE_CHANNEL_SCHEDULING";
        if (raw.has(toggle)) {
            assertThat(init(raw, SYSTEM_LIST, 1)).isEqualTo(Status.INVALID_STATE);
            assertThat(raw.control(toggle, toggle + "_PARAMS", p -> p.setLong("bDisableActiveChannels", 1)))
                    .isZero();
        }
        assertThat(init(raw, SYSTEM_LIST, 1)).isZero();
    }

    @OnEachRelease
    void listsOfPagesAreWhatTheySay(String release) {
        RawRm raw = new RawRm(release).up();
        assertThat(raw.memoryList(SYSTEM_LIST, 0x83, 1, 1)).isEqualTo(Status.INVALID_CLASS);
        assertThat(raw.memoryList(SYSTEM_LIST, 0x81, 1, 0)).isEqualTo(Status.INVALID_ARGUMENT);
        assertThat(raw.memoryList(VIDEO_LIST, 0x82, 1, 10L << 18)).isEqualTo(Status.INVALID_ARGUMENT);
        // More pages than the bitfield of their number has bits for.
        assertThat(raw.memoryList(SYSTEM_LIST, 0x81, 0x10005, 1)).isZero();
        assertThat(raw.memoryList(SYSTEM_LIST, 0x81, 1, 1)).isEqualTo(Status.INSERT_DUPLICATE_NAME);
        assertThat(raw.free(RawRm.CLIENT, SYSTEM_LIST)).isZero();
        assertThat(init(raw, SYSTEM_LIST, 1)).isEqualTo(Status.OBJECT_NOT_FOUND);
    }
}
