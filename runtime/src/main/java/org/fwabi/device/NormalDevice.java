package org.fwabi.device;

/** A device that anyone may keep. */
record NormalDevice(PciAddress address, PciIdentity identity) implements PciDevice.Normal {
    @Override
    public String toString() {
        return "%s %s".formatted(address, identity);
    }
}
