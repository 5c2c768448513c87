package org.fwabi.device;

/**
 * Where a function sits.
 *
 * @param domain 0 to 0xffff
 * @param bus 0 to 255
 * @param device 0 to 31
 * @param function 0 to 7
 */
public record PciAddress(int domain, int bus, int device, int function) {
    /** The usual form, e.g. {@code 0000:01:00.0}. */
    @Override
    public String toString() {
        return "%04x:%02x:%02x.%x".formatted(domain, bus, device, function);
    }
}
