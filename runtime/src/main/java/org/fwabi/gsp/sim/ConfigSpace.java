package org.fwabi.gsp.sim;

import java.util.List;
import org.fwabi.device.PciFunction.BarInfo;

/** PCI configuration space: a type 0 header with BAR0, BAR1 and BAR3, the last two 64 bits wide. */
final class ConfigSpace {
    static final int VENDOR = 0x10de;
    static final int REVISION = 0xa1;
    static final int SIZE = 4096;
    static final long BAR0_SIZE = 16L << 20;
    static final long BAR1_SIZE = 256L << 20;
    static final long BAR3_SIZE = 32L << 20;

    private static final int COMMAND = 0x04;
    private static final int MEMORY_SPACE = 1 << 1;
    private static final int BUS_MASTER = 1 << 2;
    private static final int INTERRUPT_DISABLE = 1 << 10;
    private static final int COMMAND_WRITABLE = 0x0547;
    private static final int PREFETCHABLE_64 = 0xc;

    private final SimChip chip;
    private final SimLog log;
    private final int[] bars = new int[6];
    private final int[] assigned = new int[6];
    private int command;
    private int interruptLine;

    ConfigSpace(SimChip chip, SimLog log) {
        this.chip = chip;
        this.log = log;
        assign(0, 0xf600_0000L, 0);
        assign(1, 0x60_0000_0000L, PREFETCHABLE_64);
        assign(3, 0x60_1000_0000L, PREFETCHABLE_64);
        System.arraycopy(assigned, 0, bars, 0, bars.length);
    }

    private void assign(int bar, long address, int flags) {
        assigned[bar] = (int) address | flags;
        if (flags != 0) {
            assigned[bar + 1] = (int) (address >>> 32);
        }
    }

    List<BarInfo> bars() {
        return List.of(
                new BarInfo(0, address(0), BAR0_SIZE),
                new BarInfo(1, address(1), BAR1_SIZE),
                new BarInfo(3, address(3), BAR3_SIZE));
    }

    long address(int bar) {
        long low = bars[bar] & 0xffff_fff0L;
        return bar == 0 ? low : low | (long) bars[bar + 1] << 32;
    }

    boolean memoryEnabled() {
        return (command & MEMORY_SPACE) != 0;
    }

    boolean busMaster() {
        return (command & BUS_MASTER) != 0;
    }

    boolean interruptsEnabled() {
        return (command & INTERRUPT_DISABLE) == 0;
    }

    int read(int offset) {
        if (!valid(offset)) {
            return -1;
        }
        return switch (offset) {
            case 0x00 -> chip.pciDevice() << 16 | VENDOR;
            case COMMAND -> 0x0010_0000 | command;
            case 0x08 -> (chip.fsp() ? 0x0302_0000 : 0x0300_0000) | REVISION;
            case 0x10, 0x14, 0x18, 0x1c, 0x20, 0x24 -> bars[(offset - 0x10) / 4];
            case 0x2c -> chip.subsystem() << 16 | VENDOR;
            case 0x3c -> 0x0100 | interruptLine;
            default -> 0;
        };
    }

    void write(int offset, int value) {
        if (!valid(offset)) {
            return;
        }
        switch (offset) {
            case COMMAND -> command = value & COMMAND_WRITABLE;
            case 0x10, 0x14, 0x18, 0x1c, 0x20, 0x24 -> writeBar((offset - 0x10) / 4, value);
            case 0x3c -> interruptLine = value & 0xff;
            default -> log.refuse("config space " + SimLog.hex(offset), "a writable register", "a write");
        }
    }

    /** As on hardware, all ones written give the size back; anything but the assigned address then is refused. */
    private void writeBar(int index, int value) {
        long size = switch (index) {
            case 0 -> BAR0_SIZE;
            case 1 -> BAR1_SIZE;
            case 3 -> BAR3_SIZE;
            default -> 0;
        };
        if (value == -1) {
            bars[index] = sizeMask(index, size);
        } else if (value == assigned[index]) {
            bars[index] = value;
        } else {
            log.refuse("config space BAR" + index, SimLog.hex(assigned[index] & 0xffffffffL), SimLog.hex(value));
        }
    }

    private int sizeMask(int index, long size) {
        if (size != 0) {
            return (int) -size | (assigned[index] & 0xf);
        }
        // The upper half of a 64-bit BAR, or no BAR at all.
        return assigned[index] == 0 ? 0 : -1;
    }

    private boolean valid(int offset) {
        if (offset < 0 || offset >= SIZE || (offset & 3) != 0) {
            log.refuse("config space", "an aligned offset below 4096", SimLog.hex(offset));
            return false;
        }
        return true;
    }
}
