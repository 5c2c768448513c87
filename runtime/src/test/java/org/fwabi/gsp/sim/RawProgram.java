package org.fwabi.gsp.sim;

import java.util.Arrays;

/** Runs the program that the resource manager asks for instead of a sequence, by hand. Offsets are those of 595.45.04. */
final class RawProgram {
    /** What a driver may forget. */
    enum Step {
        WAIT,
        RESET,
        NOT_STARTED,
        RUN,
        RESET_AGAIN,
        MAILBOXES
    }

    private final RawDriver driver;
    private final byte[] payload;
    private final boolean turing;
    Step skip;

    RawProgram(RawDriver driver, byte[] payload) {
        this.driver = driver;
        this.payload = payload;
        this.turing = driver.gpu.chip().turing();
    }

    /** False if the program does not halt or GSP does not come back. */
    boolean run() {
        RawFalcon gsp = driver.gsp;
        if (skip != Step.WAIT && !driver.until(4_000, () -> (gsp.read(0x40) & 1 << 31) != 0)) {
            return false;
        }
        if (skip != Step.RESET) {
            gsp.reset();
        }
        gsp.dmaReset();
        if (turing) {
            loadThroughBootloader();
        } else {
            load();
        }
        gsp.mailboxes(skip == Step.NOT_STARTED ? 0 : 0xfe);
        if (skip != Step.RUN) {
            gsp.start();
            if (!gsp.halts()) {
                return false;
            }
        }
        if (skip != Step.RESET_AGAIN) {
            gsp.reset();
        }
        gsp.mailboxes(skip == Step.MAILBOXES ? 0 : driver.libosAddress);
        driver.sec2.start();
        return driver.until(2_000, () -> (driver.read(0x1180f8) & 1 << 26) != 0)
                && driver.sec2.read(0x40) == 0
                && gsp.riscvActive();
    }

    private void load() {
        RawFalcon gsp = driver.gsp;
        gsp.write(0x600, 0x4);
        int virtual = word(32);
        copy(Bytes.u64(payload, 0), virtual, word(36), word(40), 1 << 4 | 1 << 2);
        copy(Bytes.u64(payload, 8), word(44) == -1 ? 0 : word(44), word(48), word(52), 0);
        gsp.brom(word(56), word(60), word(64));
        gsp.write(0x104, virtual);
    }

    private void copy(long base, int virtual, int offset, int size, int how) {
        RawFalcon gsp = driver.gsp;
        gsp.write(0x110, (int) (base >>> 8));
        gsp.write(0x128, (int) (base >>> 40));
        for (int i = 0; i < size; i += 256) {
            gsp.write(0x114, offset + i);
            gsp.write(0x11c, virtual + i);
            gsp.write(0x118, 6 << 8 | how);
            while ((gsp.read(0x118) & 2) == 0) {
                driver.checkAlive();
            }
        }
    }

    private void loadThroughBootloader() {
        RawFalcon gsp = driver.gsp;
        byte[] file = driver.firmware
                .files()
                .get("%s/gen_bootloader-%s.bin".formatted(driver.gpu.chip().firmwareFolder(), driver.table.release()))
                .toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
        int from = Bytes.u32(file, 16) + Bytes.u32(file, 32);
        byte[] code = Arrays.copyOfRange(file, from, from + Bytes.u32(file, 36));
        int tag = Bytes.u32(file, 24);
        gsp.write(0x600 + 4 * word(32), word(88) == 2 ? 0x4 : 0x5);
        gsp.load(Arrays.copyOf(payload, 84), 0, 0, false, false);
        int blocks = gsp.read(0x108) & 0x1ff;
        gsp.load(code, 256 * blocks - code.length, tag << 8, true, false);
        gsp.write(0x104, tag << 8);
    }

    private int word(int offset) {
        return Bytes.u32(payload, offset);
    }
}
