package org.fwabi.gsp.sim;

/** Puts a falcon's registers into BAR0, behind the falcon's own rules of when they may be touched. */
final class FalconRegisters {
    /** What a register reads as while the FSP has the falcon. */
    private static final int TARGET_LOCKED = 0xbadf4104;

    private final RegisterFile file;
    private final SimFalcon falcon;

    FalconRegisters(RegisterFile file, SimFalcon falcon) {
        this.file = file;
        this.falcon = falcon;
    }

    /** A register that can be reached only while the falcon is out of reset; the memories also only once scrubbed. */
    void add(int offset, String name, Register.Reader reader, Register.Writer writer) {
        boolean memory = (offset >= 0x180 && offset < 0x200) || offset == 0x118;
        put(
                offset,
                name,
                Register.of(
                        () -> {
                            falcon.expectUnlocked(offset);
                            falcon.expectReachable(memory);
                            return reader.read();
                        },
                        value -> {
                            falcon.expectUnlocked(offset);
                            falcon.expectReachable(memory);
                            writer.write(value);
                        }));
    }

    void addReadOnly(int offset, String name, Register.Reader reader) {
        add(offset, name, reader, value -> {
            throw new Register.Refused("a read: the register is read-only", "a write");
        });
    }

    /** A register that can be reached in reset too. */
    void put(int offset, String name, Register register) {
        file.add(
                falcon.base() + offset,
                falcon.name() + " " + name,
                Register.of(() -> falcon.targetLocked() ? TARGET_LOCKED : register.read(), value -> {
                    if (falcon.targetLocked()) {
                        throw new Register.Refused("registers that the FSP has let go", "a write");
                    }
                    register.write(value);
                }));
    }
}
