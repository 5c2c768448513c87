package org.fwabi.gsp.sim;

/** Runs the sequencer's program, by hand. */
final class RawSequencer {
    private final RawDriver driver;
    int skip = -1;

    RawSequencer(RawDriver driver) {
        this.driver = driver;
    }

    /** False if an operation fails or is unknown. */
    boolean run(byte[] payload) {
        int used = Bytes.u32(payload, 4);
        int at = 0;
        int operation = 0;
        while (at < used) {
            int opcode = Bytes.u32(payload, 40 + 4 * at);
            int[] sizes = {2, 3, 5, 1, 2, 0, 0, 0, 0};
            if (opcode < 0 || opcode >= sizes.length || at + 1 + sizes[opcode] > used) {
                return false;
            }
            int[] args = new int[sizes[opcode]];
            for (int i = 0; i < args.length; i++) {
                args[i] = Bytes.u32(payload, 40 + 4 * (at + 1 + i));
            }
            if (operation++ != skip && !execute(opcode, args)) {
                return false;
            }
            at += 1 + args.length;
        }
        return true;
    }

    private boolean execute(int opcode, int[] args) {
        switch (opcode) {
            case 0 -> driver.write(args[0], args[1]);
            case 1 -> driver.write(args[0], driver.read(args[0]) & ~args[1] | args[2]);
            case 2 -> {
                return driver.until(4_000, () -> (driver.read(args[0]) & args[1]) == args[2]);
            }
            case 3 -> driver.sleepMicros(args[0]);
            case 4 -> driver.read(args[0]);
            case 5 -> {
                driver.gsp.reset();
                driver.gsp.dmaReset();
            }
            case 6 -> driver.gsp.start();
            case 7 -> {
                return driver.gsp.halts();
            }
            default -> {
                driver.gsp.reset();
                driver.gsp.mailboxes(driver.libosAddress);
                driver.sec2.start();
                return driver.until(2_000, () -> (driver.read(0x1180f8) & 1 << 26) != 0)
                        && driver.sec2.read(0x40) == 0
                        && driver.gsp.riscvActive();
            }
        }
        return true;
    }
}
