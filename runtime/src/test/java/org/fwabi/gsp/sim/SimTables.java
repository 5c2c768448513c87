package org.fwabi.gsp.sim;

import org.fwabi.decode.ReleaseTable;

/** The releases that the tests run. */
final class SimTables {
    static final String[] RELEASES = {"535.113.01", "570.144"};
    private static final int IMAGE_SIZE = 3 * 1024 * 1024 + 1234;

    private SimTables() {}

    static ReleaseTable of(String release) {
        try {
            return ReleaseTable.load(SimTables.class, release);
        } catch (java.io.IOException | org.fwabi.decode.TableFormatException e) {
            throw new AssertionError(e);
        }
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
