package org.fwabi.gsp.boot;

import static org.fwabi.gsp.chip.FspRegisters.*;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.function.BooleanSupplier;
import org.fwabi.device.Clock;
import org.fwabi.device.Mmio;
import org.fwabi.device.Poll;

/**
 * Packets to and from the FSP. There is room for one, and each side waits until the other has taken it.
 *
 * <p>Source: NVIDIA open-gpu-kernel-modules 570.144, kern_fsp_gh100.c; nouveau fsp/gh100.c.
 */
record FspChannel(Mmio bar0, Clock clock) {
    private static final long MILLISECOND = 1_000_000;

    private static final ValueLayout.OfInt WORD = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /**
     * Hands a packet to the FSP.
     *
     * @param packet whole words, at most {@link org.fwabi.gsp.chip.FspRegisters#CHANNEL_SIZE} bytes
     */
    void send(MemorySegment packet) throws BootException {
        int size = Math.toIntExact(packet.byteSize());
        if (size == 0 || size % Integer.BYTES != 0 || size > CHANNEL_SIZE) {
            throw new IllegalArgumentException("a packet of " + size + " bytes");
        }
        // TIMEOUT: 1 s, as nouveau; the FSP has nothing else to do.
        await("free channel to the FSP", 1_000, () -> bar0.read32(QUEUE_HEAD) == bar0.read32(QUEUE_TAIL));
        // What an earlier driver did not fetch is no reply to this one.
        release();
        bar0.write32(EMEMC, EMEMC_AINCW);
        for (int i = 0; i < size; i += Integer.BYTES) {
            bar0.write32(EMEMD, packet.get(WORD, i));
        }
        checkOffset(size);
        // The head comes last: it wakes the FSP.
        bar0.write32(QUEUE_TAIL, size - Integer.BYTES);
        bar0.write32(QUEUE_HEAD, 0);
    }

    /** Waits for a packet from the FSP, and takes it. */
    byte[] receive() throws BootException {
        // TIMEOUT: 4 s, NVIDIA's default; the FSP checks a signature before it answers.
        await("reply of the FSP", 4_000, () -> bar0.read32(MSGQ_HEAD) != bar0.read32(MSGQ_TAIL));
        long size = Integer.toUnsignedLong(bar0.read32(MSGQ_TAIL))
                - Integer.toUnsignedLong(bar0.read32(MSGQ_HEAD))
                + Integer.BYTES;
        if (size % Integer.BYTES != 0 || size < 0 || size > CHANNEL_SIZE) {
            release();
            throw new BootException(new BootFailure.FspReplyWrong("a packet of %d bytes".formatted(size)));
        }
        byte[] packet = new byte[(int) size];
        MemorySegment words = MemorySegment.ofArray(packet);
        bar0.write32(EMEMC, EMEMC_AINCR);
        for (int i = 0; i < size; i += Integer.BYTES) {
            words.set(WORD, i, bar0.read32(EMEMD));
        }
        checkOffset((int) size);
        release();
        return packet;
    }

    private void release() {
        bar0.write32(MSGQ_TAIL, 0);
        bar0.write32(MSGQ_HEAD, 0);
    }

    /** Whether EMEM went on by itself; otherwise all words are in one place. */
    private void checkOffset(int size) throws BootException {
        int offset = ememOffset(bar0.read32(EMEMC));
        if (offset != size) {
            throw new BootException(
                    new BootFailure.FspReplyWrong("memory at byte %d after %d bytes".formatted(offset, size)));
        }
    }

    private void await(String awaited, long millis, BooleanSupplier done) throws BootException {
        if (!Poll.until(clock, MILLISECOND, millis * MILLISECOND, done)) {
            throw new BootException(new BootFailure.TimedOut(awaited, millis));
        }
    }
}
