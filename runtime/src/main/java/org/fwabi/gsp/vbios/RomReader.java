package org.fwabi.gsp.vbios;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.fwabi.device.Mmio;
import org.fwabi.gsp.chip.GpuRegisters;
import org.fwabi.gsp.firmware.BadFirmwareException;
import org.fwabi.gsp.firmware.Bytes;

/** The ROM, read word by word as far as it is wanted: reading all of it would take a quarter of a million accesses. */
final class RomReader {
    private static final ValueLayout.OfInt WORD = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Mmio bar0;

    private byte[] read = new byte[0];

    RomReader(Mmio bar0) {
        this.bar0 = bar0;
    }

    /** A part of the ROM; it may run up to the ROM's end and no further. */
    Bytes slice(long offset, long size) throws BadFirmwareException {
        if (offset < 0 || size < 0 || offset > GpuRegisters.PROM_SIZE - size) {
            throw new BadFirmwareException(
                    Vbios.SOURCE, "an image of %d bytes at 0x%x runs past the ROM's end".formatted(size, offset));
        }
        extend(Math.ceilDiv(offset + size, Integer.BYTES) * Integer.BYTES);
        return new Bytes(Vbios.SOURCE, MemorySegment.ofArray(read).asSlice(offset, size));
    }

    private void extend(long end) {
        int from = read.length;
        if (end > from) {
            read = Arrays.copyOf(read, (int) end);
            MemorySegment memory = MemorySegment.ofArray(read);
            for (long at = from; at < end; at += Integer.BYTES) {
                memory.set(WORD, at, bar0.read32(GpuRegisters.PROM + at));
            }
        }
    }
}
