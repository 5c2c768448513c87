package org.fwabi.device;

/**
 * One line of a driver's id table. A function matches if vendor, device and the masked class code do.
 *
 * @param vendor 16 bits, or {@link #ANY}
 * @param device 16 bits, or {@link #ANY}
 * @param classCode 24 bits: base class, subclass, programming interface
 * @param classMask which bits of the class code count; 0 for none
 */
public record PciId(int vendor, int device, int classCode, int classMask) {
    /** Matches every vendor or device. */
    public static final int ANY = -1;

    /** A function by vendor and device id. */
    public static PciId device(int vendor, int device) {
        return new PciId(vendor, device, 0, 0);
    }

    /**
     * All functions of a vendor that have a base class and subclass, whatever their programming interface.
     *
     * @param classAndSubclass 16 bits, e.g. 0x0300 for a VGA controller
     */
    public static PciId vendorClass(int vendor, int classAndSubclass) {
        return new PciId(vendor, ANY, classAndSubclass << 8, 0xffff00);
    }

    /** Whether a function is meant. */
    public boolean matches(PciIdentity identity) {
        return (vendor == ANY || vendor == identity.vendor())
                && (device == ANY || device == identity.device())
                && ((identity.classCode() ^ classCode) & classMask) == 0;
    }
}
