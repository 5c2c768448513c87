package org.fwabi.device;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A fake function with a driver bound to it that only maps BAR 0: for tests of what a driver is made of. */
public final class FakeGpu implements PciDriver<Mmio> {
    private final FakeFunction function = new FakeFunction(0x10de, 0x2206);
    private PciDevice.@Nullable Bound device;
    private @Nullable Mmio bar0;

    /** A fresh one. */
    public FakeGpu() {
        PciBus bus = new PciBus();
        bus.register(this);
        bus.attach(function);
    }

    /** The function. */
    public FakeFunction function() {
        return function;
    }

    /** The device, bound. */
    public PciDevice.Bound device() {
        return Objects.requireNonNull(device);
    }

    /** BAR 0. */
    public Mmio bar0() {
        return Objects.requireNonNull(bar0);
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public List<PciId> idTable() {
        return List.of(PciId.device(0x10de, PciId.ANY));
    }

    @Override
    public Mmio probe(PciDevice.Core core) {
        core.setDmaMask(47);
        device = core.bound();
        Mmio mapped = core.mapBar(0);
        bar0 = mapped;
        return mapped;
    }

    @Override
    public void unbind(PciDevice.Core core, Mmio data) {}
}
