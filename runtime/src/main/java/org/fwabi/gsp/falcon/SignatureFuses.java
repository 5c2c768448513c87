package org.fwabi.gsp.falcon;

import java.util.OptionalInt;
import org.fwabi.device.Mmio;
import org.fwabi.gsp.chip.Bits;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.chip.Family;

/** The fuses that tell which version of a microcode's signature the chip accepts. */
public final class SignatureFuses {
    private static final int ENTRIES = 16;

    private SignatureFuses() {}

    private enum Bank {
        SEC2(0x0001, 0x824140),
        NVDEC(0x0004, 0x824100),
        GSP(0x0400, 0x8241c0);

        private final int engineBit;
        private final long offset;

        Bank(int engineBit, long offset) {
            this.engineBit = engineBit;
            this.offset = offset;
        }
    }

    /**
     * The version: number of the highest fuse bit that is set, counted from 1; 0 for none, and on chips without these
     * fuses.
     *
     * @param engineMask engines that the microcode may run on
     * @param ucodeId 1 to 16
     * @return empty if no bank of fuses belongs to that engine and id
     */
    public static OptionalInt version(Mmio bar0, Chip chip, int engineMask, int ucodeId) {
        if (chip.family().falcons() == Family.Falcons.TURING) {
            return OptionalInt.of(0);
        }
        if (ucodeId < 1 || ucodeId > ENTRIES) {
            return OptionalInt.empty();
        }
        for (Bank bank : Bank.values()) {
            if ((engineMask & bank.engineBit) != 0) {
                int fuses = Bits.get(bar0.read32(bank.offset + 4L * (ucodeId - 1)), 15, 0);
                return OptionalInt.of(Integer.SIZE - Integer.numberOfLeadingZeros(fuses));
            }
        }
        return OptionalInt.empty();
    }
}
