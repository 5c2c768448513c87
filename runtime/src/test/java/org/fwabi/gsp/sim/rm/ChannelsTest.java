package org.fwabi.gsp.sim.rm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.fwabi.decode.Decoded;

/** Channels are checked, and so is what runs on them. */
class ChannelsTest {
    private static final int COPY_10 = 0x34;

    private static RawRm withSpace(String release) {
        RawRm raw = new RawRm(release).up();
        assertThat(raw.space(8)).isZero();
        return raw;
    }

    private static int bind(RawRm raw, int id, int engine) {
        return raw.control(
                RawRm.CLIENT,
                RawRm.CHANNEL | id,
                "NVA06F_CTRL_CMD_BIND",
                "NVA06F_CTRL_BIND_PARAMS",
                p -> p.setLong("engineType", engine));
    }

    private static int schedule(RawRm raw, int id) {
        return raw.control(
                RawRm.CLIENT,
                RawRm.CHANNEL | id,
                "NVA06F_CTRL_CMD_GPFIFO_SCHEDULE",
                "NVA06F_CTRL_GPFIFO_SCHEDULE_PARAMS",
                p -> p.setLong("bEnable", 1));
    }

    private static int copy(RawRm raw, int id, long version, long engine) {
        return raw.alloc(
                RawRm.CHANNEL | id, 0xce000000 | id, "AMPERE_DMA_COPY_B", "NVC0B5_ALLOCATION_PARAMETERS", p -> {
                    p.setLong("version", version);
                    p.setLong("engineType", engine);
                });
    }

    @OnEachRelease
    void aChannelIsBoundScheduledAndFaults(String release) {
        RawRm raw = withSpace(release);
        assertThat(raw.channel(5, 1)).isZero();
        assertThat(schedule(raw, 5)).isEqualTo(Status.INVALID_STATE);
        assertThat(bind(raw, 5, 0x26)).isEqualTo(Status.INVALID_ARGUMENT);
        assertThat(bind(raw, 5, 1)).isZero();
        assertThat(schedule(raw, 5)).isZero();
        assertThat(raw.rm.fifo().scheduled(5)).isTrue();
        raw.rm.faultChannel(5, 31, message -> {
            if (message.has("mmuFaultType")) {
                message.setLong("mmuFaultType", 2);
            }
        });
        assertThat(raw.rm.fifo().scheduled(5)).isFalse();
        Decoded event = raw.table.view(
                "rpc_rc_triggered_v17_02",
                java.lang.foreign.MemorySegment.ofArray(raw.events.getLast().payload()));
        assertThat(event.getLong("chid")).isEqualTo(5);
        assertThat(event.getLong("exceptType")).isEqualTo(31);
        assertThat(raw.free(RawRm.CLIENT, RawRm.CHANNEL | 5)).isZero();
        assertThat(raw.rm.fifo().count()).isZero();
    }

    @OnEachRelease
    void eachPartOfAChannelIsChecked(String release) {
        RawRm raw = withSpace(release);
        for (Map.Entry<String, Long> wrong : Map.of(
                        "hVASpace", 0x1234L,
                        "gpFifoEntries", 0L,
                        "engineType", 0x77L,
                        "instanceMem.base", 0L,
                        "instanceMem.size", 0L,
                        "userdMem.addressSpace", 7L,
                        "ramfcMem.base", 1L << 40,
                        "flags", 256L << 12)
                .entrySet()) {
            assertThat(raw.channel(3, p -> p.setLong(wrong.getKey(), wrong.getValue())))
                    .as(wrong.getKey())
                    .isNotZero();
            assertThat(raw.refusals.getLast()).contains(wrong.getKey());
        }
        assertThat(raw.channel(3, 1)).isZero();
        assertThat(raw.channel(3, 1)).isEqualTo(Status.INSERT_DUPLICATE_NAME);
        assertThat(raw.alloc(RawRm.DEVICE, 0x55, "AMPERE_CHANNEL_GPFIFO_A", "NV_CHANNEL_ALLOC_PARAMS", p -> {}))
                .isNotZero();
        assertThat(raw.rm.fifo().count()).isEqualTo(1);
    }

    /** nouveau takes COPY0 plus the instance, which from 10 on is a decoder's number. */
    @OnEachRelease
    void copyEnginesFromTenOnAreNotBehindTheNinth(String release) {
        RawRm raw = withSpace(release);
        boolean ten =
                raw.table.findEnum("RM_ENGINE_TYPE").orElseThrow().values().containsKey("RM_ENGINE_TYPE_COPY10");
        assertThat(raw.channel(10, COPY_10)).isEqualTo(ten ? Status.OK : Status.INVALID_ARGUMENT);
        assertThat(raw.channel(2, 0x09 + 2)).isZero();
        assertThat(copy(raw, 2, 1, 0x09 + 10)).isEqualTo(Status.INVALID_ARGUMENT);
        assertThat(raw.refusals.getLast()).contains("a copy engine of this GPU in " + release);
        assertThat(copy(raw, 2, 1, COPY_10)).isEqualTo(Status.INVALID_ARGUMENT);
        assertThat(copy(raw, 2, 0, 2)).isZero();
        if (ten) {
            assertThat(copy(raw, 10, 1, COPY_10)).isZero();
        }
    }

    @OnEachRelease
    void engineObjectsSayTheirOwnSize(String release) {
        RawRm raw = withSpace(release);
        assertThat(raw.channel(1, 0x33)).isZero();
        for (int wrong : new int[] {-4, 4, 0}) {
            assertThat(raw.alloc(
                            RawRm.CHANNEL | 1,
                            0xfa,
                            "NVC7FA_VIDEO_OFA",
                            "NV_OFA_ALLOCATION_PARAMETERS",
                            p -> p.setLong("size", p.type().size() + wrong)))
                    .isEqualTo(wrong == 0 ? Status.OK : Status.INVALID_ARGUMENT);
        }
        assertThat(raw.channel(4, 0x14)).isZero();
        for (int instance : new int[] {9, 0, 1}) {
            assertThat(raw.alloc(RawRm.CHANNEL | 4, 0xb0, "NVC7B0_VIDEO_DECODER", "NV_BSP_ALLOCATION_PARAMETERS", p -> {
                        p.setLong("size", 12);
                        p.setLong("engineInstance", instance);
                    }))
                    .isEqualTo(instance == 1 ? Status.OK : Status.INVALID_ARGUMENT);
        }
        assertThat(raw.alloc(RawRm.CHANNEL | 4, 0x3d, "AMPERE_B", "", p -> {})).isEqualTo(Status.INVALID_OBJECT_PARENT);
        assertThat(raw.channel(6, 1)).isZero();
        assertThat(raw.alloc(RawRm.CHANNEL | 6, 0x3d, "AMPERE_B", "", p -> {})).isZero();
        assertThat(raw.alloc(RawRm.CHANNEL | 6, 0x3e, "TURING_A", "", p -> {})).isEqualTo(Status.INVALID_CLASS);
    }

    @OnEachRelease
    void pageDirectoriesAreSetOnceAndOnlyWhereTheDriverOwnsThem(String release) {
        RawRm raw = withSpace(release);
        String set = "NV0080_CTRL_CMD_DMA_SET_PAGE_DIRECTORY";
        String unset = "NV0080_CTRL_CMD_DMA_UNSET_PAGE_DIRECTORY";
        String unsetParams = "NV0080_CTRL_DMA_UNSET_PAGE_DIRECTORY_PARAMS";
        assertThat(raw.control(RawRm.CLIENT, RawRm.DEVICE, unset, unsetParams, p -> p.setLong("hVASpace", RawRm.SPACE)))
                .isEqualTo(Status.INVALID_STATE);
        for (long address : new long[] {0, 0x1234, 0x5000}) {
            assertThat(raw.control(RawRm.CLIENT, RawRm.DEVICE, set, "NV0080_CTRL_DMA_SET_PAGE_DIRECTORY_PARAMS", p -> {
                        p.setLong("hVASpace", RawRm.SPACE);
                        p.setLong("physAddress", address);
                        p.setLong("numEntries", 4);
                    }))
                    .isEqualTo(address == 0x5000 ? Status.OK : Status.INVALID_ARGUMENT);
        }
        assertThat(raw.control(RawRm.CLIENT, RawRm.DEVICE, unset, unsetParams, p -> p.setLong("hVASpace", RawRm.SPACE)))
                .isZero();
        assertThat(reserved(raw)).isEqualTo(Status.INVALID_STATE);
        assertThat(raw.free(RawRm.CLIENT, RawRm.SPACE)).isZero();
        assertThat(raw.space(0)).isZero();
        assertThat(reserved(raw)).isZero();
    }

    private static int reserved(RawRm raw) {
        return raw.control(
                RawRm.CLIENT,
                RawRm.SPACE,
                "NV90F1_CTRL_CMD_VASPACE_COPY_SERVER_RESERVED_PDES",
                "NV90F1_CTRL_VASPACE_COPY_SERVER_RESERVED_PDES_PARAMS",
                p -> {
                    p.setLong("pageSize", 0x20000000);
                    p.setLong("virtAddrHi", 0x1fffffff);
                    p.setLong("numLevelsToCopy", 2);
                    p.setLong("levels[0].physAddress", 0x1000);
                    p.setLong("levels[0].pageShift", 47);
                    p.setLong("levels[1].physAddress", 0x2000);
                    p.setLong("levels[1].pageShift", 38);
                });
    }

    @OnEachRelease
    void buffersOfAContextBelongToAChannel(String release) {
        RawRm raw = withSpace(release);
        assertThat(raw.channel(7, 1)).isZero();
        for (int handle : new int[] {0x99, RawRm.CHANNEL | 7}) {
            assertThat(raw.control(
                            RawRm.CLIENT,
                            RawRm.SUBDEVICE,
                            "NV2080_CTRL_CMD_GPU_PROMOTE_CTX",
                            "NV2080_CTRL_GPU_PROMOTE_CTX_PARAMS",
                            p -> {
                                p.setLong("engineType", 1);
                                p.setLong("hChanClient", RawRm.CLIENT);
                                p.setLong("hObject", handle);
                                p.setLong("entryCount", 1);
                                p.setLong("promoteEntry[0].gpuVirtAddr", 0x10000);
                            }))
                    .isEqualTo(handle == 0x99 ? Status.OBJECT_NOT_FOUND : Status.OK);
        }
    }
}
