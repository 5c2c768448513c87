package org.fwabi.device;

import java.util.List;

/** A device for the time of a binding. */
final class BoundDevice implements PciDevice.Bound {
    private final Binding binding;

    BoundDevice(Binding binding) {
        this.binding = binding;
    }

    @Override
    public PciAddress address() {
        return normal().address();
    }

    @Override
    public PciIdentity identity() {
        return normal().identity();
    }

    @Override
    public Normal normal() {
        return binding.slot().device();
    }

    @Override
    public List<PciFunction.BarInfo> bars() {
        return live().slot().function().bars();
    }

    @Override
    public Mmio mapBar(int index) {
        return live().mapBar(index);
    }

    @Override
    public DmaBuffer allocateDma(long size) throws DmaException {
        return live().allocateDma(size);
    }

    @Override
    public AutoCloseableQuietly onInterrupt(Runnable handler) {
        return live().onInterrupt(handler);
    }

    @Override
    public void atUnbind(ResourceStack.Undo undo) {
        live().atUnbind(undo);
    }

    @Override
    public int configRead32(int offset) {
        return live().slot().function().configRead32(offset);
    }

    @Override
    public Clock clock() {
        return live().slot().function().clock();
    }

    @Override
    public boolean alive() {
        return binding.alive();
    }

    @Override
    public String toString() {
        return normal().toString();
    }

    private Binding live() {
        binding.checkAlive();
        return binding;
    }
}
