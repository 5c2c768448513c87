package org.fwabi.device;

/**
 * What a function says of itself in the header of its configuration space.
 *
 * @param vendor 16 bits, e.g. 0x10de
 * @param device 16 bits
 * @param subsystemVendor 16 bits
 * @param subsystem 16 bits
 * @param classCode 24 bits: base class, subclass, programming interface
 * @param revision 8 bits
 */
public record PciIdentity(int vendor, int device, int subsystemVendor, int subsystem, int classCode, int revision) {
    private static final int CONFIG_IDS = 0x00;
    private static final int CONFIG_CLASS = 0x08;
    private static final int CONFIG_SUBSYSTEM = 0x2c;

    static PciIdentity read(PciFunction function) {
        int ids = function.configRead32(CONFIG_IDS);
        int classRevision = function.configRead32(CONFIG_CLASS);
        int subsystem = function.configRead32(CONFIG_SUBSYSTEM);
        return new PciIdentity(
                ids & 0xffff,
                ids >>> 16,
                subsystem & 0xffff,
                subsystem >>> 16,
                classRevision >>> 8,
                classRevision & 0xff);
    }

    /** The usual form, e.g. {@code 10de:2206}. */
    @Override
    public String toString() {
        return "%04x:%04x".formatted(vendor, device);
    }
}
