package org.fwabi.gsp.falcon;

/** The falcons that the driver uses, with their places in BAR0. */
public enum FalconEngine {
    /** Runs FWSEC, later GSP-RM on its RISC-V core. */
    GSP(0x110000),
    /** Runs the booters. */
    SEC2(0x840000);

    private static final int SECOND_BLOCK = 0x1000;

    private final long base;

    FalconEngine(long base) {
        this.base = base;
    }

    /** Offset in BAR0 of the first block of registers. */
    public long base() {
        return base;
    }

    /** Offset in BAR0 of the second block. */
    public long base2() {
        return base + SECOND_BLOCK;
    }
}
