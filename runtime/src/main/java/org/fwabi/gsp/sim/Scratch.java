package org.fwabi.gsp.sim;

/** Registers that firmware leaves codes and addresses in. */
final class Scratch {
    static final int SW_SCRATCH_COUNT = 64;
    /** Index of the scratch register with FWSEC's FRTS error, in bits 31:16. */
    static final int FRTS_ERROR = 0x0e;
    /** Index of the scratch register with FWSEC's SB error, in bits 15:0. */
    static final int SB_ERROR = 0x15;

    private final int[] software = new int[SW_SCRATCH_COUNT];
    private int hubFlushLow;
    private int hubFlushHigh;
    private int flushLow;
    private int flushHigh;
    private boolean reloadDone;

    int software(int index) {
        return software[index];
    }

    void setSoftware(int index, int value) {
        software[index] = value;
    }

    void setFlushLow(int value) {
        flushLow = value;
    }

    void setFlushHigh(int value) {
        flushHigh = value & 0xffffff;
    }

    int flushLow() {
        return flushLow;
    }

    int flushHigh() {
        return flushHigh;
    }

    int hubFlushLow() {
        return hubFlushLow;
    }

    void setHubFlushLow(int value) {
        hubFlushLow = value;
    }

    int hubFlushHigh() {
        return hubFlushHigh;
    }

    void setHubFlushHigh(int value) {
        hubFlushHigh = value;
    }

    /** The sysmem flush page, as the FB hub of the newer chips has it. */
    long hubFlushAddress() {
        return (hubFlushLow & 0xffffffffL) | (long) hubFlushHigh << 32;
    }

    /** Address of the page that the GPU flushes system memory with; 0 if none is registered. */
    long flushAddress() {
        return (flushLow & 0xffffffffL) << 8 | (long) flushHigh << 40;
    }

    boolean reloadDone() {
        return reloadDone;
    }

    void setReloadDone(boolean done) {
        reloadDone = done;
    }
}
