package org.fwabi.gsp.sim;

/** A 32-bit register. An access that the state forbids throws {@link Refused}. */
interface Register {
    int read() throws Refused;

    void write(int value) throws Refused;

    /** Why an access was not taken. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final String expected;
        private final String found;

        Refused(String expected, String found) {
            super(expected + ", " + found, null, false, false);
            this.expected = expected;
            this.found = found;
        }

        String expected() {
            return expected;
        }

        String found() {
            return found;
        }
    }

    /** Gives a value. */
    interface Reader {
        int read() throws Refused;
    }

    /** Takes a value. */
    interface Writer {
        void write(int value) throws Refused;
    }

    /** A register of two functions. */
    static Register of(Reader reader, Writer writer) {
        return new Register() {
            @Override
            public int read() throws Refused {
                return reader.read();
            }

            @Override
            public void write(int value) throws Refused {
                writer.write(value);
            }
        };
    }

    /** A register that can only be read. */
    static Register readOnly(Reader reader) {
        return of(reader, value -> {
            throw new Refused("a read: the register is read-only", "a write of " + SimLog.hex(value & 0xffffffffL));
        });
    }

    /** A register that keeps what is written to it. */
    static Register storage(int initial) {
        int[] value = {initial};
        return of(() -> value[0], written -> value[0] = written);
    }
}
