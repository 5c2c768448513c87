package org.fwabi.gsp.sim.rm;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.ValueLayout;
import org.fwabi.decode.Decoded;

/** What the resource manager is told and tells of memory that belongs to no object. */
class MemoryTest {
    private static final int BAR_1 = 0;
    private static final int BAR_2 = 1;
    private static final String COMPBITS = "NV0080_CTRL_CMD_FB_GET_COMPBIT_STORE_INFO";
    private static final String COMPBITS_PARAMS = "NV0080_CTRL_FB_GET_COMPBIT_STORE_INFO_PARAMS";
    private static final String RAW_MODE = "NV2080_CTRL_CMD_INTERNAL_MEMSYS_PROGRAM_RAW_COMPRESSION_MODE";
    private static final String RAW_MODE_PARAMS = "NV2080_CTRL_INTERNAL_MEMSYS_PROGRAM_RAW_COMPRESSION_MODE_PARAMS";

    private static int updateBarPde(RawRm raw, int bar, long entry, int shift) {
        Decoded request = raw.message("UPDATE_BAR_PDE");
        request.setLong("info.barType", bar);
        request.setLong("info.entryValue", entry);
        request.setLong("info.entryLevelShift", shift);
        byte[] sent = request.memory().toArray(ValueLayout.JAVA_BYTE);
        RmAnswer answer = raw.rm.call("UPDATE_BAR_PDE", sent);
        assertThat(answer.payload().toArray(ValueLayout.JAVA_BYTE)).isEqualTo(sent);
        assertThat(answer.sent()).isTrue();
        return answer.result();
    }

    /** Its envelope has no status, so what is wrong shows in the message's result. */
    @OnEachRelease
    void anEntryIsOfOneOfTwoBars(String release) {
        RawRm raw = new RawRm(release);
        assertThat(raw.rm.serves("UPDATE_BAR_PDE")).isTrue();
        assertThat(updateBarPde(raw, BAR_1, 0x1_2345_6002L, 47)).isZero();
        assertThat(updateBarPde(raw, BAR_2, 0, 38)).isZero();
        assertThat(raw.refusals).isEmpty();
        assertThat(updateBarPde(raw, 2, 0, 47)).isEqualTo(Status.INVALID_ARGUMENT);
        assertThat(raw.refusals.getLast()).startsWith("info.barType").contains("found 0x2");
        assertThat(updateBarPde(raw, BAR_1, 0, 0)).isEqualTo(Status.INVALID_ARGUMENT);
        assertThat(raw.refusals.getLast()).startsWith("info.entryLevelShift");
    }

    /** Source of the two sizes: NVIDIA open-gpu-kernel-modules 535.113.01 and 545.29.06, ctrl0080fb.h. */
    @OnEachRelease
    void theStoreOfCompressionBitsLiesInTheFramebuffer(String release) {
        RawRm raw = new RawRm(release).up();
        boolean first = release.startsWith("535.");
        assertThat(raw.table.struct(COMPBITS_PARAMS).size()).isEqualTo(first ? 72 : 80);
        assertThat(raw.control(RawRm.CLIENT, RawRm.DEVICE, COMPBITS, COMPBITS_PARAMS, p -> {}))
                .isZero();
        Decoded store = raw.params();
        assertThat(store.getLong("Size")).isPositive();
        assertThat(store.getLong("Address") + store.getLong("Size")).isLessThanOrEqualTo(10L << 30);
        assertThat(store.getLong("backingStoreBase")).isEqualTo(store.getLong("Address"));
        assertThat(store.getLong("AddressSpace")).isEqualTo(2);
        assertThat(store.has("cbcCoveragePerSlice")).isNotEqualTo(first);
        if (!first) {
            assertThat(store.getLong("cbcCoveragePerSlice")).isPositive();
        }
        assertThat(raw.control(RawRm.CLIENT, RawRm.SUBDEVICE, COMPBITS, COMPBITS_PARAMS, p -> {}))
                .isEqualTo(Status.NOT_SUPPORTED);
    }

    @OnEachRelease
    void rawCompressionIsOnOrOffAndNotForClients(String release) {
        RawRm raw = new RawRm(release).up();
        assertThat(raw.control(RAW_MODE, RAW_MODE_PARAMS, p -> p.setLong("bRawMode", 1)))
                .isZero();
        assertThat(raw.control(RAW_MODE, RAW_MODE_PARAMS, p -> p.setLong("bRawMode", 0)))
                .isZero();
        assertThat(raw.refusals).isEmpty();
        assertThat(raw.control(RAW_MODE, RAW_MODE_PARAMS, p -> p.setLong("bRawMode", 2)))
                .isEqualTo(Status.INVALID_ARGUMENT);
        assertThat(raw.refusals.getLast()).startsWith(RAW_MODE + ".bRawMode");
        assertThat(raw.control(RawRm.CLIENT, RawRm.SUBDEVICE, RAW_MODE, RAW_MODE_PARAMS, p -> {}))
                .isEqualTo(Status.NOT_SUPPORTED);
    }
}
