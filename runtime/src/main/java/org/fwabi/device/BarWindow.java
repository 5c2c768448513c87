package org.fwabi.device;

/** A BAR as a driver sees it, for the time of a binding. */
record BarWindow(Binding binding, PciFunction.BarInfo bar) implements Mmio {
    @Override
    public long size() {
        return bar.size();
    }

    @Override
    public int read32(long offset) {
        check(offset);
        return binding.slot().function().barRead32(bar.index(), offset);
    }

    @Override
    public void write32(long offset, int value) {
        check(offset);
        binding.slot().function().barWrite32(bar.index(), offset, value);
    }

    private void check(long offset) {
        binding.checkAlive();
        if (!contains(offset)) {
            throw new IndexOutOfBoundsException(
                    "no register at 0x%x of BAR %d (0x%x bytes)".formatted(offset, bar.index(), bar.size()));
        }
    }
}
