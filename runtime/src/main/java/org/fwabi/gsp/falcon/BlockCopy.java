package org.fwabi.gsp.falcon;

import static org.fwabi.gsp.falcon.FalconImage.BLOCK;

import org.fwabi.gsp.chip.Bits;

/**
 * Copies into a falcon's memories by its own DMA, in blocks. Where from is for FBIF_TRANSCFG to say.
 *
 * @param falcon whose memories
 * @param name of the program, for messages
 */
record BlockCopy(Falcon falcon, String name) {
    private static final long MICROSECOND = 1_000;
    private static final long SECOND = 1_000_000_000;

    /** The registers hold 24 bits of offset. */
    private static final long LIMIT = 1L << 24;

    /** DMATRFBASE and DMATRFBASE1 hold 49 bits of address. */
    private static final int ADDRESS_BITS = 49;

    /**
     * Copies whole blocks.
     *
     * @param what code or data, for messages
     * @param base device address that offsets count from
     * @param firstOffset offset of the first byte; a block that is tagged has it for its virtual address
     * @param destination offset in the falcon's memory
     * @param size bytes, rounded up to blocks
     * @param command which memory, and how, as DMATRFCMD has it
     */
    void copy(String what, long base, long firstOffset, long destination, long size, int command)
            throws FalconException {
        long padded = Math.ceilDiv(size, BLOCK) * (long) BLOCK;
        falcon.checkFits(name, what, destination, padded, LIMIT);
        if (base % BLOCK != 0 || firstOffset % BLOCK != 0) {
            throw falcon.badImage(name, "%s does not begin at a multiple of %d bytes".formatted(what, BLOCK));
        }
        if (base >>> ADDRESS_BITS != 0) {
            throw falcon.badImage(name, "%s lies beyond %d address bits".formatted(what, ADDRESS_BITS));
        }
        falcon.write(FalconRegisters.DMATRFBASE, (int) (base >>> 8));
        falcon.write(FalconRegisters.DMATRFBASE1, (int) (base >>> 40));
        for (long done = 0; done < padded; done += BLOCK) {
            falcon.write(FalconRegisters.DMATRFMOFFS, (int) (destination + done));
            falcon.write(FalconRegisters.DMATRFFBOFFS, (int) (firstOffset + done));
            falcon.write(FalconRegisters.DMATRFCMD, command);
            // TIMEOUT: 2 s, far more than 256 bytes can take.
            falcon.require(
                    MICROSECOND,
                    2 * SECOND,
                    "copy of " + what + " of " + name + " did not end",
                    () -> Bits.get(falcon.read(FalconRegisters.DMATRFCMD), FalconRegisters.DMATRFCMD_IDLE));
        }
    }
}
