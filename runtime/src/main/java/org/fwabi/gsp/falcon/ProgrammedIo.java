package org.fwabi.gsp.falcon;

import static org.fwabi.gsp.falcon.FalconImage.BLOCK;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Copies into a falcon's memories word by word, through its ports.
 *
 * @param falcon whose memories
 * @param name of the program, for messages
 * @param memory what is copied from
 */
record ProgrammedIo(Falcon falcon, String name, MemorySegment memory) {
    private static final ValueLayout.OfInt WORD = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** The registers hold 16 bits of offset. */
    private static final long LIMIT = 1L << 16;

    void writeImem(FalconImage.Section section, boolean secure) throws FalconException {
        String what = secure ? "secure code" : "non-secure code";
        falcon.checkFits(name, what, section.destination(), section.size(), LIMIT);
        if (section.destination() % BLOCK != 0 || section.virtualAddress() % BLOCK != 0) {
            throw falcon.badImage(name, "%s is not placed at a multiple of %d bytes".formatted(what, BLOCK));
        }
        int control = (int) section.destination() | FalconRegisters.MEMC_AINCW;
        falcon.write(FalconRegisters.IMEMC, secure ? control | FalconRegisters.IMEMC_SECURE : control);
        // A block becomes usable with its last word, so the last one is filled up with zeros.
        long padded = Math.ceilDiv(section.size(), BLOCK) * (long) BLOCK;
        for (long done = 0; done < padded; done += Integer.BYTES) {
            if (done % BLOCK == 0) {
                falcon.write(FalconRegisters.IMEMT, (int) ((section.virtualAddress() + done) >>> 8));
            }
            falcon.write(FalconRegisters.IMEMD, word(section, done));
        }
    }

    void writeDmem(FalconImage.Section section) throws FalconException {
        falcon.checkFits(name, "data", section.destination(), section.size(), LIMIT);
        falcon.write(FalconRegisters.DMEMC, (int) section.destination() | FalconRegisters.MEMC_AINCW);
        for (long done = 0; done < section.size(); done += Integer.BYTES) {
            falcon.write(FalconRegisters.DMEMD, word(section, done));
        }
    }

    private int word(FalconImage.Section section, long offset) {
        long left = section.size() - offset;
        if (left >= Integer.BYTES) {
            return memory.get(WORD, section.source() + offset);
        }
        int word = 0;
        for (int i = 0; i < left; i++) {
            word |= Byte.toUnsignedInt(memory.get(ValueLayout.JAVA_BYTE, section.source() + offset + i)) << (8 * i);
        }
        return word;
    }
}
