package org.fwabi.device;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The time from a probe to the end of the unbinding, and everything that lives only that long. */
final class Binding {
    private static final int CONFIG_COMMAND = 0x04;
    private static final int COMMAND_MEMORY = 1 << 1;
    private static final int COMMAND_MASTER = 1 << 2;
    private static final int DEFAULT_DMA_BITS = 32;

    private final PciSlot slot;

    private final ResourceStack resources = new ResourceStack();

    private final List<Runnable> handlers = new CopyOnWriteArrayList<>();

    private volatile boolean alive = true;

    private volatile int dmaBits = DEFAULT_DMA_BITS;

    Binding(PciSlot slot) {
        this.slot = slot;
    }

    PciSlot slot() {
        return slot;
    }

    boolean alive() {
        return alive;
    }

    void checkAlive() {
        if (!alive) {
            throw new IllegalStateException("device %s is no longer bound".formatted(slot.address()));
        }
    }

    void interrupt() {
        handlers.forEach(Runnable::run);
    }

    void enableMemory() {
        setCommand(COMMAND_MEMORY);
    }

    void setMaster() {
        setCommand(COMMAND_MASTER);
    }

    void setDmaMask(int bits) {
        if (bits < 24 || bits > Long.SIZE) {
            throw new IllegalArgumentException("a DMA mask has 24 to 64 bits, not " + bits);
        }
        dmaBits = bits;
    }

    Mmio mapBar(int index) {
        for (PciFunction.BarInfo bar : slot.function().bars()) {
            if (bar.index() == index) {
                return new BarWindow(this, bar);
            }
        }
        throw new IllegalArgumentException("%s has no BAR %d".formatted(slot.address(), index));
    }

    DmaBuffer allocateDma(long size) throws DmaException {
        if (size <= 0) {
            throw new IllegalArgumentException("DMA memory of %d bytes".formatted(size));
        }
        Arena arena = Arena.ofShared();
        DmaMap.Mapping mapping;
        try {
            mapping = slot.dma().map(arena, size, dmaBits);
        } catch (DmaException | RuntimeException e) {
            arena.close();
            throw e;
        }
        Buffer buffer = new Buffer(this, arena, mapping);
        resources.push(buffer);
        return buffer;
    }

    PciDevice.AutoCloseableQuietly onInterrupt(Runnable handler) {
        handlers.add(handler);
        return () -> handlers.remove(handler);
    }

    void atUnbind(ResourceStack.Undo undo) {
        resources.push(undo);
    }

    /**
     * Ends the binding. Interrupts stop first, then the device's right to start DMA, then each resource goes, last first.
     */
    void end() {
        handlers.clear();
        try (ResourceStack rest = resources) {
            rest.push(() -> clearCommand(COMMAND_MASTER));
        } finally {
            alive = false;
        }
    }

    private void setCommand(int bits) {
        PciFunction function = slot.function();
        function.configWrite32(CONFIG_COMMAND, command(function) | bits);
    }

    private void clearCommand(int bits) {
        PciFunction function = slot.function();
        function.configWrite32(CONFIG_COMMAND, command(function) & ~bits);
    }

    /** The command half of the register; the status half is cleared by writing ones, so zeros are written there. */
    private static int command(PciFunction function) {
        return function.configRead32(CONFIG_COMMAND) & 0xffff;
    }

    private static final class Buffer implements DmaBuffer, ResourceStack.Undo {
        private final Binding binding;
        private final Arena arena;
        private final DmaMap.Mapping mapping;

        Buffer(Binding binding, Arena arena, DmaMap.Mapping mapping) {
            this.binding = binding;
            this.arena = arena;
            this.mapping = mapping;
        }

        @Override
        public MemorySegment memory() {
            return mapping.memory();
        }

        @Override
        public long deviceAddress() {
            return mapping.address();
        }

        @Override
        public void close() {
            binding.resources.forget(this);
            run();
        }

        @Override
        public synchronized void run() {
            if (arena.scope().isAlive()) {
                binding.slot.dma().unmap(mapping.address());
                arena.close();
            }
        }
    }
}
