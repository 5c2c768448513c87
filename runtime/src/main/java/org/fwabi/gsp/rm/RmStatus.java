package org.fwabi.gsp.rm;

import org.fwabi.gsp.queue.RpcResult;

/**
 * The status that the resource manager gave to one call, apart from the result of the message that carried it.
 *
 * <p>Source of the numbers: NVIDIA open-gpu-kernel-modules 570.144, nvstatuscodes.h. Releases only append to them.
 *
 * @param number as received; 0 is success
 * @param name in NVIDIA's headers, e.g. {@code NV_ERR_NOT_SUPPORTED}, or empty if it has none
 */
public record RmStatus(int number, String name) {
    /** Success. */
    public static final RmStatus OK = of(0);

    /** The resource manager is busy; the same call may work a little later. */
    public static final RmStatus BUSY_RETRY = of(0x03);

    /** The parameters are not as long as this release wants them. */
    public static final RmStatus INVALID_PARAM_STRUCT = of(0x3a);

    /** There is no such call in this release, or not on this object. */
    public static final RmStatus NOT_SUPPORTED = of(0x56);

    /** There is no object of this handle. */
    public static final RmStatus OBJECT_NOT_FOUND = of(0x57);

    /** Looks the name up. */
    public static RmStatus of(long number) {
        return new RmStatus((int) number, RpcResult.of((int) number).name());
    }

    @Override
    public String toString() {
        return name.isEmpty() ? "0x%x".formatted(number) : "%s (0x%x)".formatted(name, number);
    }
}
