package org.fwabi.gsp.sim;

/** A falcon's windows into its memories, for programmed I/O: four for IMEM, eight for DMEM. */
final class FalconPorts {
    private static final int AUTO_INCREMENT_WRITE = 1 << 24;
    private static final int AUTO_INCREMENT_READ = 1 << 25;
    private static final int SECURE = 1 << 28;
    private static final int OFFSET = 0xffff;
    /** What secure code reads as. */
    private static final int HIDDEN = 0xdead_5ec1;

    private final FalconMemory memory;
    private final int[] imemControl = new int[4];
    private final int[] dmemControl = new int[8];

    FalconPorts(FalconMemory memory) {
        this.memory = memory;
    }

    void reset() {
        java.util.Arrays.fill(imemControl, 0);
        java.util.Arrays.fill(dmemControl, 0);
    }

    void addRegisters(FalconRegisters registers) {
        for (int i = 0; i < imemControl.length; i++) {
            int port = i;
            registers.add(
                    0x180 + 16 * i, "IMEMC(" + i + ")", () -> imemControl[port], value -> imemControl[port] = value);
            registers.add(0x184 + 16 * i, "IMEMD(" + i + ")", () -> readImem(port), value -> writeImem(port, value));
            registers.add(
                    0x188 + 16 * i,
                    "IMEMT(" + i + ")",
                    () -> 0,
                    value -> memory.tag(at(imemControl[port]), value & 0xffff));
        }
        for (int i = 0; i < dmemControl.length; i++) {
            int port = i;
            registers.add(
                    0x1c0 + 8 * i, "DMEMC(" + i + ")", () -> dmemControl[port], value -> dmemControl[port] = value);
            registers.add(0x1c4 + 8 * i, "DMEMD(" + i + ")", () -> readDmem(port), value -> writeDmem(port, value));
        }
    }

    private static int at(int control) {
        return control & OFFSET & ~3;
    }

    private static int advanced(int control, int flag) {
        return (control & flag) == 0 ? control : (control & ~OFFSET) | ((control + 4) & OFFSET);
    }

    private int readImem(int port) {
        int offset = at(imemControl[port]);
        imemControl[port] = advanced(imemControl[port], AUTO_INCREMENT_READ);
        return memory.secured(offset) ? HIDDEN : memory.imemWord(offset);
    }

    private void writeImem(int port, int value) throws Register.Refused {
        int offset = at(imemControl[port]);
        if (!memory.tagged(offset)) {
            throw new Register.Refused("a tag for the block at " + SimLog.hex(offset) + " first", "none");
        }
        memory.writeImem(offset, word(value), (imemControl[port] & SECURE) != 0);
        imemControl[port] = advanced(imemControl[port], AUTO_INCREMENT_WRITE);
    }

    private int readDmem(int port) {
        int offset = at(dmemControl[port]);
        dmemControl[port] = advanced(dmemControl[port], AUTO_INCREMENT_READ);
        return memory.dmemWord(offset);
    }

    private void writeDmem(int port, int value) {
        memory.writeDmem(at(dmemControl[port]), word(value));
        dmemControl[port] = advanced(dmemControl[port], AUTO_INCREMENT_WRITE);
    }

    private static byte[] word(int value) {
        byte[] bytes = new byte[4];
        Bytes.put32(bytes, 0, value);
        return bytes;
    }
}
