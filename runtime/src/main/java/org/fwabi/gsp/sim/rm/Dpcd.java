package org.fwabi.gsp.sim.rm;

import java.util.HashMap;
import java.util.Map;

/** The registers of a DisplayPort sink, and the monitor's EDID behind them on I2C. */
final class Dpcd {
    private static final int REVISION_1_4 = 0x14;
    private static final int HBR2 = 0x14;
    private static final int FOUR_LANES_ENHANCED = 0x84;

    private final Map<Integer, Integer> registers =
            new HashMap<>(Map.of(0, REVISION_1_4, 1, HBR2, 2, FOUR_LANES_ENHANCED, 3, 1, 0x21, 1, 0x200, 1));
    private int edidOffset;

    int read(int address) {
        return registers.getOrDefault(address, 0);
    }

    void write(int address, int value) {
        registers.put(address, value & 0xff);
    }

    /** Next byte of the EDID; a write sets where reading goes on. */
    int readEdid(byte[] edid) {
        return edidOffset < edid.length ? edid[edidOffset++] & 0xff : 0;
    }

    void seekEdid(int offset) {
        edidOffset = offset;
    }
}
