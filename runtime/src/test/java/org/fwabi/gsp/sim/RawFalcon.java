package org.fwabi.gsp.sim;

/** A driver's side of a falcon, by hand. */
final class RawFalcon {
    private final RawDriver driver;
    private final long base;
    private final boolean turing;

    RawFalcon(RawDriver driver, long base, boolean turing) {
        this.driver = driver;
        this.base = base;
        this.turing = turing;
    }

    int read(int offset) {
        return driver.read(base + offset);
    }

    void write(int offset, int value) {
        driver.write(base + offset, value);
    }

    void reset() {
        write(0x3c0, 1);
        driver.sleepMicros(20);
        write(0x3c0, 0);
        driver.sleepMicros(100);
        if (!turing && (read(0x1668) & 1 << 4) != 0) {
            write(0x1668, 0);
            driver.sleepMicros(10);
        }
        write(0x84, driver.read(0));
    }

    void dmaReset() {
        write(0x624, 0x80);
        write(0x10c, 0);
    }

    /** Loads blocks into IMEM or DMEM, by DMA or by programmed I/O. */
    void load(byte[] bytes, int offset, int virtual, boolean imem, boolean secure) {
        if (turing) {
            loadByPort(bytes, offset, virtual, imem, secure);
            return;
        }
        long address = driver.memory().map(bytes);
        write(0x600, 0x5);
        long from = address - virtual;
        write(0x110, (int) (from >>> 8));
        write(0x128, (int) (from >>> 40));
        for (int i = 0; i < bytes.length; i += 256) {
            write(0x114, offset + i);
            write(0x11c, virtual + i);
            write(0x118, 6 << 8 | (imem ? 1 << 4 : 0) | (secure ? 1 << 2 : 0));
            while ((read(0x118) & 2) == 0) {
                driver.checkAlive();
            }
        }
    }

    private void loadByPort(byte[] bytes, int offset, int virtual, boolean imem, boolean secure) {
        write(imem ? 0x180 : 0x1c0, offset | 1 << 24 | (secure ? 1 << 28 : 0));
        for (int i = 0; i < Math.ceilDiv(bytes.length, 256) * 256; i += 4) {
            if (imem && i % 256 == 0) {
                write(0x188, virtual + i >>> 8);
            }
            write(imem ? 0x184 : 0x1c4, Bytes.u32(bytes, i));
        }
    }

    void brom(int signature, int engine, int ucode) {
        if (!turing) {
            write(0x1210, signature);
            write(0x119c, engine);
            write(0x1198, ucode);
            write(0x1180, 1);
        }
    }

    void mailboxes(long value) {
        write(0x40, (int) value);
        write(0x44, (int) (value >>> 32));
    }

    void start() {
        write((read(0x100) & 1 << 6) != 0 ? 0x130 : 0x100, 2);
    }

    /** Waits for the halt; false after two seconds. */
    boolean halts() {
        return driver.until(2_000, () -> (read(0x100) & 1 << 4) != 0);
    }

    boolean riscvActive() {
        return turing ? (read(0x1240) & 1) != 0 : (read(0x1388) & 1 << 7) != 0;
    }
}
