package org.fwabi.gsp.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** BAR0: the registers that exist, and a refusal for everything else. */
final class RegisterFile {
    /** What a read of nothing gives, like the priv ring's error pattern on hardware. */
    static final int BAD_READ = 0xbadf_5040;

    private final SimLog log;
    private final Map<Long, Named> registers = new HashMap<>();
    private final List<Observer> observers = new ArrayList<>();
    private long romStart;
    private long romSize;
    private byte[] rom = {};

    private record Named(String name, Register register) {}

    /** Told of each access that was taken. */
    interface Observer {
        void access(boolean write, long offset, int value);
    }

    RegisterFile(SimLog log) {
        this.log = log;
    }

    void add(long offset, String name, Register register) {
        Named old = registers.put(offset, new Named(name, register));
        if (old != null) {
            throw new IllegalStateException("registers " + old.name + " and " + name + " at " + SimLog.hex(offset));
        }
    }

    /** A window of read-only memory; past its contents it reads as erased flash does. */
    void rom(long start, long size, byte[] contents) {
        romStart = start;
        romSize = size;
        rom = contents;
    }

    void observe(Observer observer) {
        observers.add(observer);
    }

    void ignore(Observer observer) {
        observers.remove(observer);
    }

    int read(long offset) {
        if (!aligned(offset)) {
            return BAD_READ;
        }
        if (offset >= romStart && offset < romStart + romSize) {
            int at = (int) (offset - romStart);
            return at < rom.length ? Bytes.u32(rom, at) : -1;
        }
        Named named = registers.get(offset);
        if (named == null) {
            log.refuse("BAR0 " + SimLog.hex(offset), "a register", "a read of nothing");
            return BAD_READ;
        }
        try {
            int value = named.register.read();
            notifyObservers(false, offset, value);
            return value;
        } catch (Register.Refused e) {
            log.refuse(named.name, e.expected(), e.found());
            return BAD_READ;
        }
    }

    void write(long offset, int value) {
        if (!aligned(offset)) {
            return;
        }
        Named named = registers.get(offset);
        if (named == null) {
            log.refuse(
                    "BAR0 " + SimLog.hex(offset),
                    "a register",
                    "a write of " + SimLog.hex(value & 0xffffffffL) + " to nothing");
            return;
        }
        try {
            // Observers come first: they judge the order of accesses, and a write may start the next step.
            notifyObservers(true, offset, value);
            named.register.write(value);
        } catch (Register.Refused e) {
            log.refuse(named.name, e.expected(), e.found());
        }
    }

    private void notifyObservers(boolean write, long offset, int value) {
        for (Observer observer : List.copyOf(observers)) {
            observer.access(write, offset, value);
        }
    }

    private boolean aligned(long offset) {
        if ((offset & 3) != 0 || offset < 0 || offset >= ConfigSpace.BAR0_SIZE) {
            log.refuse("BAR0", "a multiple of 4 below 16 MiB", SimLog.hex(offset));
            return false;
        }
        return true;
    }
}
