package org.fwabi.device;

import java.util.List;

/** A device for the time of one callback. */
final class CoreDevice implements PciDevice.Core {
    private final Binding binding;

    private final BoundDevice bound;

    private volatile boolean inCallback = true;

    CoreDevice(Binding binding, BoundDevice bound) {
        this.binding = binding;
        this.bound = bound;
    }

    void endCallback() {
        inCallback = false;
    }

    @Override
    public PciAddress address() {
        return bound.address();
    }

    @Override
    public PciIdentity identity() {
        return bound.identity();
    }

    @Override
    public Normal normal() {
        return bound.normal();
    }

    @Override
    public Bound bound() {
        return live();
    }

    @Override
    public List<PciFunction.BarInfo> bars() {
        return live().bars();
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
        return live().configRead32(offset);
    }

    @Override
    public Clock clock() {
        return live().clock();
    }

    @Override
    public boolean alive() {
        return inCallback && bound.alive();
    }

    @Override
    public void enableMemory() {
        live();
        binding.enableMemory();
    }

    @Override
    public void setMaster() {
        live();
        binding.setMaster();
    }

    @Override
    public void setDmaMask(int bits) {
        live();
        binding.setDmaMask(bits);
    }

    @Override
    public String toString() {
        return bound.toString();
    }

    private BoundDevice live() {
        if (!inCallback) {
            throw new IllegalStateException(
                    "device %s: this right ended with the callback it was given to".formatted(address()));
        }
        binding.checkAlive();
        return bound;
    }
}
