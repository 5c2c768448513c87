package org.fwabi.gsp;

import java.util.List;
import java.util.Optional;
import org.fwabi.device.FirmwareLoader;
import org.fwabi.device.PciDriver;
import org.fwabi.gsp.boot.BootListener;
import org.fwabi.gsp.queue.QueueTrace;

/**
 * A GPU driver that can be found through {@link java.util.ServiceLoader} and run by anyone, as a kernel module can be
 * loaded by anyone.
 */
public interface GspDriverModule {
    /** A short name, e.g. {@code nova}. */
    String name();

    /** The firmware releases it was compiled for, oldest first. */
    List<String> releases();

    /** The driver, for one bus. */
    PciDriver<? extends GspDevice> create(Parameters parameters);

    /**
     * What a driver is given.
     *
     * @param firmware where firmware files come from
     * @param gspImage the GSP image to load, by the loader's name for it; empty to let the driver choose by chip and
     *     release
     * @param steps hears of each step of a boot or unload
     * @param messages sees every message
     */
    record Parameters(FirmwareLoader firmware, Optional<String> gspImage, BootListener steps, QueueTrace messages) {}
}
