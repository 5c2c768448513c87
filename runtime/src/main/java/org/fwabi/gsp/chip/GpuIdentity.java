package org.fwabi.gsp.chip;

import org.fwabi.device.Mmio;

/**
 * Which chip it is.
 *
 * @param chip the chip
 * @param majorRevision 4 bits; 0xa for A
 * @param minorRevision 4 bits
 */
public record GpuIdentity(Chip chip, int majorRevision, int minorRevision) {
    /**
     * Reads BOOT_0 and BOOT_42.
     *
     * @param bar0 the GPU's registers; nothing else need have been done to the GPU
     * @throws UnknownChipException if it is none of {@link Chip}, or does not answer
     */
    public static GpuIdentity read(Mmio bar0) throws UnknownChipException {
        GpuRegisters.Boot0 boot0 = GpuRegisters.Boot0.read(bar0);
        if (boot0.raw() == GpuRegisters.Boot0.ABSENT) {
            throw new UnknownChipException(UnknownChipException.Reason.NO_ANSWER, boot0.raw());
        }
        if (boot0.olderThanFermi()) {
            throw new UnknownChipException(UnknownChipException.Reason.TOO_OLD, boot0.raw());
        }
        GpuRegisters.Boot42 boot42 = GpuRegisters.Boot42.read(bar0);
        Chip chip = Chip.ofId(boot42.chipId())
                .orElseThrow(
                        () -> new UnknownChipException(UnknownChipException.Reason.NOT_SUPPORTED, boot42.chipId()));
        return new GpuIdentity(chip, boot42.majorRevision(), boot42.minorRevision());
    }

    /** E.g. {@code GA102 (rev a1)}. */
    @Override
    public String toString() {
        return "%s (rev %x%x)".formatted(chip, majorRevision, minorRevision);
    }
}
