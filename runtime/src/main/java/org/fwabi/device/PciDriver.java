package org.fwabi.device;

import java.util.List;

/**
 * A driver of PCI functions. The bus calls it; it never calls the bus.
 *
 * @param <D> what the driver keeps for each device it is bound to
 */
public interface PciDriver<D> {
    /** A short name, for messages. */
    String name();

    /** What it can drive. */
    List<PciId> idTable();

    /**
     * Takes over a device. The device is given for this call only: what must live longer is a resource of the binding,
     * or {@link PciDevice.Core#bound()}. When this fails, the bus releases every resource that was taken on the way,
     * last first; the driver undoes only what it did to the hardware.
     *
     * @return the driver's data, given back to {@link #unbind}
     * @throws ProbeException if the device can't be driven; it is then left unbound
     */
    D probe(PciDevice.Core device) throws ProbeException;

    /**
     * Gives the device up. All resources are still there and are released after this returns, or fails. Called once for
     * each successful {@link #probe}, on the thread that unbinds.
     */
    void unbind(PciDevice.Core device, D data);
}
