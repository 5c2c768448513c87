package org.fwabi.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A PCI function with plain registers, for tests: BAR 0 of 16 MiB, a clock that advances when slept on. */
public final class FakeFunction implements PciFunction {
    /** Size of BAR 0. */
    public static final long BAR_SIZE = 1 << 24;

    /** What happened, in order, where a test wants to see it. */
    public final List<String> log = new ArrayList<>();

    private final PciAddress address;
    private final Map<Integer, Integer> config = new HashMap<>();
    private final Map<Long, Integer> registers = new HashMap<>();
    private @Nullable DmaSpace dma;
    private @Nullable Runnable interrupt;
    private long now;

    /** A function at 0000:01:00.0. */
    public FakeFunction(int vendor, int device) {
        this(new PciAddress(0, 1, 0, 0), vendor, device);
    }

    /** A function anywhere; its class is "VGA controller". */
    public FakeFunction(PciAddress address, int vendor, int device) {
        this.address = address;
        config.put(0, (device << 16) | vendor);
        config.put(8, 0x030000a1);
        config.put(0x2c, 0x12345678);
    }

    /** Sets a register of BAR 0. */
    public void set(long offset, int value) {
        registers.put(offset, value);
    }

    /** Reads a register of BAR 0, as the function has it. */
    public int get(long offset) {
        return registers.getOrDefault(offset, 0);
    }

    /** What the function may reach by DMA. */
    public DmaSpace dma() {
        return Objects.requireNonNull(dma);
    }

    /** Raises the interrupt. */
    public void raise() {
        Objects.requireNonNull(interrupt).run();
    }

    /** The command register. */
    public int command() {
        return config.getOrDefault(4, 0);
    }

    @Override
    public PciAddress address() {
        return address;
    }

    @Override
    public int configRead32(int offset) {
        return config.getOrDefault(offset, 0);
    }

    @Override
    public void configWrite32(int offset, int value) {
        config.put(offset, value);
    }

    @Override
    public List<BarInfo> bars() {
        return List.of(new BarInfo(0, 0xf000_0000L, BAR_SIZE));
    }

    @Override
    public int barRead32(int bar, long offset) {
        return get(offset);
    }

    @Override
    public void barWrite32(int bar, long offset, int value) {
        log.add("%x=%x".formatted(offset, value));
        registers.put(offset, value);
    }

    @Override
    public void connect(DmaSpace space, Runnable raise) {
        dma = space;
        interrupt = raise;
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public long nanoTime() {
                return now;
            }

            @Override
            public void sleepNanos(long nanos) {
                now += nanos;
            }
        };
    }
}
