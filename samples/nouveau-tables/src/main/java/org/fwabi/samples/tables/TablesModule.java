package org.fwabi.samples.tables;

import java.util.List;
import org.fwabi.device.PciDriver;
import org.fwabi.gsp.GspDevice;
import org.fwabi.gsp.GspDriverModule;
import org.fwabi.samples.tables.abi.GspAbi;

/** How this driver is found. */
public final class TablesModule implements GspDriverModule {
    static final String NAME = "nouveau-tables";

    /** For {@link java.util.ServiceLoader}. */
    public TablesModule() {}

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
        return new TablesDriver(parameters, Registry.ofDriver());
    }
}
