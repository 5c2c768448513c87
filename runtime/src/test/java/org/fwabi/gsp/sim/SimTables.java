package org.fwabi.gsp.sim;

import org.fwabi.decode.ReleaseTable;

/** The releases that the tests run. */
final class SimTables {
    static final String[] RELEASES = {
        "535.113.01",
        "545.29.06",
        "550.163.01",
        "555.58.02",
        "560.35.03",
        "565.77",
        "570.144",
        "575.64.05",
        "580.142",
        "590.48.01",
        "595.45.04"
    };
    /** More than one first-level table maps, and not a whole number of pages. */
    private static final int IMAGE_SIZE = 2_200_000;

    private SimTables() {}

    static ReleaseTable of(String release) {
        return SimReleases.find(release).orElseThrow();
    }

    static RawDriver driver(SimChip chip, String release, Fault... faults) {
        ReleaseTable table = of(release);
        SimGpu.Builder builder = SimGpu.builder(chip, table).seed(7);
        for (Fault fault : faults) {
            builder.fault(fault);
        }
        return new RawDriver(builder.build(), table, new SyntheticFirmware(table, chip, IMAGE_SIZE, 42));
    }
}
