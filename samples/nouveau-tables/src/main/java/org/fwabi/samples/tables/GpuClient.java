package org.fwabi.samples.tables;

import java.util.List;
import org.fwabi.gsp.rm.RmCalls;
import org.fwabi.gsp.rm.RmClient;
import org.fwabi.gsp.rm.RmDevice;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.gsp.rm.RmFailure;
import org.fwabi.gsp.rm.RmSubdevice;
import org.fwabi.samples.tables.abi.GspAbi;

/**
 * A client of the driver's own with its device and subdevice: what address spaces, channels and displays are made below.
 * nouveau has one for each address space and one for the display. Closing it frees all that was made below.
 */
public final class GpuClient implements AutoCloseable {
    private final Firmware firmware;

    private final RmClient client;

    private final RmDevice device;

    private final RmSubdevice subdevice;

    private GpuClient(Firmware firmware, RmClient client, RmDevice device, RmSubdevice subdevice) {
        this.firmware = firmware;
        this.client = client;
        this.device = device;
        this.subdevice = subdevice;
    }

    /**
     * Makes one.
     *
     * @param number 0 to 65535, not that of another client
     * @throws RmException if the firmware did not make it; nothing is left behind then
     */
    public static GpuClient create(Firmware firmware, int number) throws RmException {
        RmClient client = RmClient.create(firmware.calls(), number, firmware.events());
        try {
            RmDevice device = client.device();
            return new GpuClient(firmware, client, device, device.subdevice());
        } catch (RmException e) {
            client.close();
            throw e;
        }
    }

    /** The firmware that it is a client of. */
    public Firmware firmware() {
        return firmware;
    }

    /** The bindings of the release in use. */
    public GspAbi abi() {
        return firmware.abi();
    }

    /** The calls, for what {@link org.fwabi.gsp.rm.RmObject} has no method for. */
    public RmCalls calls() {
        return firmware.calls();
    }

    /** Handle of the client. */
    public int handle() {
        return client.handle();
    }

    /** The device. */
    public RmDevice device() {
        return device;
    }

    /** The subdevice. */
    public RmSubdevice subdevice() {
        return subdevice;
    }

    /**
     * Frees the client and all below it, the youngest first.
     *
     * @return what went wrong; empty where nothing is left
     */
    public List<RmFailure> free() {
        return client.free();
    }

    /** Frees it. Who wants to know what went wrong calls {@link #free}. */
    @Override
    public void close() {
        client.close();
    }
}
