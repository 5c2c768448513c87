package org.fwabi.samples.tables;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.stream.Stream;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.device.PciBus;
import org.fwabi.device.PciDevice;
import org.fwabi.gsp.GspDriverModule;
import org.fwabi.gsp.queue.MessageInfo;
import org.fwabi.gsp.queue.QueueException;
import org.fwabi.gsp.queue.QueueTrace;
import org.fwabi.gsp.queue.Rejection;
import org.fwabi.gsp.sim.SimChip;
import org.fwabi.gsp.sim.SimGpu;
import org.fwabi.gsp.sim.SimReleases;
import org.fwabi.gsp.sim.SyntheticFirmware;
import org.fwabi.gsp.sim.rm.SimRm;
import org.fwabi.samples.tables.abi.GspAbi;

/** A bus with this driver on it, and one simulated GPU that it has booted. */
public final class Bench implements AutoCloseable {
    private static final int IMAGE_SIZE = 64 << 10;

    /** Far longer than the simulated GPU takes to send an event. */
    private static final long SETTLED = 100_000_000;

    private final PciBus bus = new PciBus();
    private final PciBus.Registration<TablesGpu> driver;
    private final PciDevice.Normal device;
    private final SimGpu sim;
    private long largestSent;

    /** A GA102. */
    public Bench(String release) {
        this(release, SimChip.GA102);
    }

    /** A GPU of a chip. */
    public Bench(String release, SimChip chip) {
        this(release, chip, Registry.ofDriver());
    }

    Bench(String release, SimChip chip, Registry registry) {
        ReleaseTable table = SimReleases.find(release).orElseThrow();
        QueueTrace trace = new QueueTrace() {
            @Override
            public void sent(MessageInfo message, MemorySegment payload) {
                largestSent = Math.max(largestSent, message.payloadBytes());
            }

            @Override
            public void received(MessageInfo message, MemorySegment payload) {}

            @Override
            public void rejected(MessageInfo message, Rejection reason) {
                throw new AssertionError("rejected: " + reason);
            }
        };
        driver = bus.register(new TablesDriver(
                new GspDriverModule.Parameters(
                        new SyntheticFirmware(table, chip, IMAGE_SIZE, 7),
                        Optional.empty(),
                        (step, start, end, failure) -> {},
                        trace),
                registry));
        sim = SimGpu.builder(chip, table).build();
        device = bus.attach(sim);
    }

    /** All releases of the driver, for parameterized tests. */
    public static Stream<String> releases() {
        return GspAbi.releases().stream();
    }

    /** What the driver keeps of it. */
    public TablesGpu gpu() {
        return driver.data(device)
                .orElseThrow(() ->
                        new AssertionError("not bound", bus.probeFailure(device).orElse(null)));
    }

    /** The GPU itself. */
    public SimGpu sim() {
        return sim;
    }

    /** Its resource manager. */
    public SimRm rm() {
        return sim.resourceManager();
    }

    /** Payload bytes of the largest message that the driver sent. */
    long largestSent() {
        return largestSent;
    }

    /** Lets what is under way arrive, and has the driver take it. */
    void poll() throws QueueException {
        sim.clock().sleepNanos(SETTLED);
        gpu().poll();
    }

    void unbind() {
        bus.unbind(device);
    }

    int dmaMappings() {
        return bus.dmaMappings(device);
    }

    @Override
    public void close() {
        driver.close();
        bus.close();
    }
}
