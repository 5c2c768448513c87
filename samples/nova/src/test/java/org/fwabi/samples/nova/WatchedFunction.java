package org.fwabi.samples.nova;

import java.util.List;
import org.fwabi.device.Clock;
import org.fwabi.device.DmaSpace;
import org.fwabi.device.PciAddress;
import org.fwabi.device.PciFunction;

/** Hands everything on and counts what changes the device. */
final class WatchedFunction implements PciFunction {
    private final PciFunction behind;
    private int registerWrites;

    WatchedFunction(PciFunction behind) {
        this.behind = behind;
    }

    int registerWrites() {
        return registerWrites;
    }

    @Override
    public PciAddress address() {
        return behind.address();
    }

    @Override
    public int configRead32(int offset) {
        return behind.configRead32(offset);
    }

    @Override
    public void configWrite32(int offset, int value) {
        behind.configWrite32(offset, value);
    }

    @Override
    public List<BarInfo> bars() {
        return behind.bars();
    }

    @Override
    public int barRead32(int bar, long offset) {
        return behind.barRead32(bar, offset);
    }

    @Override
    public void barWrite32(int bar, long offset, int value) {
        registerWrites++;
        behind.barWrite32(bar, offset, value);
    }

    @Override
    public void connect(DmaSpace dma, Runnable interrupt) {
        behind.connect(dma, interrupt);
    }

    @Override
    public Clock clock() {
        return behind.clock();
    }
}
