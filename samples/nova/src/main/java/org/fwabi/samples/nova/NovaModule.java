package org.fwabi.samples.nova;

import java.util.List;
import org.fwabi.device.PciDriver;
import org.fwabi.gsp.GspDevice;
import org.fwabi.gsp.GspDriverModule;
import org.fwabi.samples.nova.abi.GspAbi;

/** How this driver is found. */
public final class NovaModule implements GspDriverModule {
    static final String NAME = "nova";

    /** For {@link java.util.ServiceLoader}. */
    public NovaModule() {}

    /** The newest release first. */
    static List<String> preferred() {
        return GspAbi.releases().reversed();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> releases() {
        return GspAbi.releases();
    }

    @Override
    public PciDriver<? extends GspDevice> create(Parameters parameters) {
        return new NovaDriver(parameters);
    }
}
