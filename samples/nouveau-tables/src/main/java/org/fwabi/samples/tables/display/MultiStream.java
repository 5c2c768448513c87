package org.fwabi.samples.tables.display;

/**
 * One of many streams of a DisplayPort link.
 *
 * @param head that it comes from
 * @param sor that it goes to
 * @param link of the SOR: 0 A, 1 B
 * @param firstSlot its first time slot, 1 to 63; slot 0 has the header
 * @param slots its time slots, at least 1
 * @param bandwidth in units of PBN
 * @param alignedBandwidth that of its slots, in units of PBN
 */
public record MultiStream(
        int head, int sor, int link, int firstSlot, int slots, long bandwidth, long alignedBandwidth) {
    private static final int SLOTS = 64;

    /** Refuses slots that a link does not have. */
    public MultiStream {
        if (firstSlot < 1 || slots < 1 || slots > SLOTS - firstSlot) {
            throw new IllegalArgumentException(
                    "%d slots from %d on; a link has 1 to %d".formatted(slots, firstSlot, SLOTS - 1));
        }
    }

    int lastSlot() {
        return firstSlot + slots - 1;
    }
}
