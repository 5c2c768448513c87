package org.fwabi.benchmarks.dispatch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fwabi.benchmarks.abi.all.GspAbi;
import org.fwabi.benchmarks.abi.all.GspSystemInfo;
import org.fwabi.benchmarks.codec.Batch;
import org.fwabi.benchmarks.codec.peers.SystemInfoFwabiAll;
import org.fwabi.benchmarks.codec.peers.SystemInfoSealed;
import org.fwabi.message.UnsupportedReleaseException;

/**
 * Memory for some GSP_SET_SYSTEM_INFO, with a view of each in every release. The releases have nine layouts of it. Not
 * thread-safe.
 */
public final class Messages {
    /** The newest layout takes less. */
    private static final long STRIDE = 1024;

    private final MemorySegment text;
    private final List<MemorySegment> slots = new ArrayList<>();
    private final GspSystemInfo[][] views = new GspSystemInfo[Batch.SIZE][];
    private final SystemInfoSealed[][] sealed = new SystemInfoSealed[Batch.SIZE][];
    private final Arrivals arrivals;

    /** The release of the other measurements first, so that one release is that one, then old and new by turns. */
    private static final int[] ORDER = {6, 0, 10, 2, 8, 4, 1, 9, 3, 7, 5};

    /**
     * Messages that live as long as the arena.
     *
     * @param live how many releases occur
     */
    public Messages(Arena arena, int live) throws UnsupportedReleaseException {
        text = arena.allocate(64);
        arrivals = new Arrivals(live, ORDER);
        MemorySegment memory = arena.allocate(Batch.SIZE * STRIDE, 64);
        List<String> releases = GspAbi.releases();
        for (int i = 0; i < Batch.SIZE; i++) {
            MemorySegment slot = memory.asSlice(i * STRIDE, STRIDE);
            slots.add(slot);
            views[i] = new GspSystemInfo[releases.size()];
            sealed[i] = new SystemInfoSealed[releases.size()];
            for (int release = 0; release < releases.size(); release++) {
                views[i][release] =
                        GspAbi.of(releases.get(release)).gspSystemInfo().view(slot);
                sealed[i][release] = SystemInfoSealed.of(release, slot);
            }
        }
    }

    /** Writes all through the bindings. */
    public void encode(int seed) {
        for (int i = 0; i < Batch.SIZE; i++) {
            SystemInfoFwabiAll.encode(views[i][arrivals.next()], seed + i, text);
        }
    }

    /** Reads all through the bindings. */
    public long decode() {
        long sum = 0;
        for (int i = 0; i < Batch.SIZE; i++) {
            sum += SystemInfoFwabiAll.decode(views[i][arrivals.next()], text);
        }
        return sum;
    }

    /** Writes all by a class a release. */
    public void encodeSealed(int seed) {
        for (int i = 0; i < Batch.SIZE; i++) {
            SystemInfoSealed.encode(sealed[i][arrivals.next()], seed + i);
        }
    }

    /** Reads all by a class a release. */
    public long decodeSealed() {
        long sum = 0;
        for (int i = 0; i < Batch.SIZE; i++) {
            sum += SystemInfoSealed.decode(sealed[i][arrivals.next()]);
        }
        return sum;
    }

    /** One message in one release, written and read both ways: the two sums, and whether the bytes were equal. */
    public boolean agree(int release, int seed) {
        MemorySegment slot = slots.get(0);
        slot.fill((byte) 0);
        SystemInfoFwabiAll.encode(views[0][release], seed, text);
        byte[] bytes = slot.toArray(ValueLayout.JAVA_BYTE);
        long sum = SystemInfoFwabiAll.decode(views[0][release], text);
        slot.fill((byte) 0);
        SystemInfoSealed.encode(sealed[0][release], seed);
        return sum == SystemInfoSealed.decode(sealed[0][release])
                && Arrays.equals(bytes, slot.toArray(ValueLayout.JAVA_BYTE));
    }
}
