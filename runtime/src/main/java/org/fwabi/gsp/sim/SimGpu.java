package org.fwabi.gsp.sim;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.device.Clock;
import org.fwabi.device.DmaSpace;
import org.fwabi.device.PciAddress;
import org.fwabi.device.PciFunction;
import org.fwabi.gsp.sim.rm.SimRm;
import org.jspecify.annotations.Nullable;

/**
 * A simulated GPU as a PCI function. It works in virtual time: while the driver accesses it, asks its clock, or sleeps on
 * that clock, on the thread that does so. With the same seed and the same accesses a run repeats exactly.
 *
 * <p>Any thread may call. Its interrupt is raised on the thread whose call made the GPU's work due, after that work.
 */
public final class SimGpu implements PciFunction {
    /** What asking the clock takes; so a driver that polls memory sees the GPU move on. */
    private static final long CLOCK_NANOS = 100;

    private static final int GSP_MESSAGE_INTERRUPT = 6;

    private final PciAddress address;
    private final SimGpuParts parts;
    private final GspRm rm;
    private final SimFalcon gsp;
    private final ImageCheck images;
    private Runnable interrupt = () -> {};
    private boolean interruptPending;
    private boolean dead;

    private SimGpu(Builder builder) {
        address = builder.address;
        SimClock clock = new SimClock(builder.seed);
        SimLog log = new SimLog(clock);
        ConfigSpace config = new ConfigSpace(builder.chip, log);
        Faults faults = new Faults();
        builder.faults.forEach(faults::add);
        parts = new SimGpuParts(
                builder.chip,
                builder.table,
                clock,
                log,
                faults,
                config,
                new DmaPort(config, log),
                new Framebuffer(builder.chip),
                new RegisterFile(log),
                new Scratch());
        images = new ImageCheck(parts, builder.signature);
        rm = new GspRm(parts, address, images, this::raise, this::die, builder.seed);
        GspCore core = new GspCore(parts, rm);
        Booter booter = new Booter(parts, images, core);
        SecureBoot boot = new SecureBoot(parts, new Fwsec(parts), booter, core);
        gsp = new SimFalcon(SimFalcon.Engine.GSP, parts, boot);
        core.attach(gsp);
        if (builder.chip.fsp()) {
            new SimFsp(parts, core, new Fmc(parts, images, core));
        } else {
            new SimFalcon(SimFalcon.Engine.SEC2, parts, boot);
        }
        ChipRegisters.add(parts, rm::doorbell, builder.seed);
        if (faults.has(Fault.Wpr2AlreadySet.class)) {
            long end = builder.chip.vgaWorkspace() / 0x20000 * 0x20000;
            parts.framebuffer().setWpr(end - (64L << 20), end);
        }
    }

    /** Starts the description of a GPU. */
    public static Builder builder(SimChip chip, ReleaseTable release) {
        return new Builder(chip, release);
    }

    /** Describes a GPU. */
    public static final class Builder {
        private final SimChip chip;
        private final ReleaseTable table;
        private PciAddress address = new PciAddress(0, 1, 0, 0);
        private long seed = 1;
        private byte @Nullable [] signature;
        private final List<Fault> faults = new java.util.ArrayList<>();

        private Builder(SimChip chip, ReleaseTable table) {
            this.chip = chip;
            this.table = table;
        }

        /** Its place on the bus; 0000:01:00.0 unless said. */
        public Builder address(PciAddress place) {
            address = place;
            return this;
        }

        /** Seed of its timing and of the contents of its ROM. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * The signature that a real GSP image has for this chip: the bytes of its {@link SimChip#signatureSection()}. If
         * not given, only images of {@link SyntheticFirmware} pass.
         */
        public Builder trustSignature(byte[] section) {
            signature = section.clone();
            return this;
        }

        /** A fault from the start; more can be had later with {@link SimGpu#inject}. */
        public Builder fault(Fault fault) {
            faults.add(fault);
            return this;
        }

        /** The GPU, powered on. */
        public SimGpu build() {
            return new SimGpu(this);
        }
    }

    /** The chip. */
    public SimChip chip() {
        return parts.chip();
    }

    /** What the GPU refused so far, in order; empty after a boot without mistake. */
    public synchronized List<Refusal> refusals() {
        return parts.log().refusals();
    }

    /** What happened so far, with virtual times: for a person to read. */
    public synchronized List<String> notes() {
        return parts.log().notes();
    }

    /** SHA-256 in hex of the GSP image that booter_load read last. */
    public synchronized Optional<String> imageSha256() {
        return images.sha256();
    }

    /** Whether the resource manager is up and answers. */
    public synchronized boolean running() {
        return rm.state() == RmLife.State.READY;
    }

    /** Whether the protected region WPR2 is up. */
    public synchronized boolean wpr2Up() {
        return parts.framebuffer().wprUp();
    }

    /**
     * The resource manager's objects: its displays and channels, its events, and faults of single calls. One thread at a
     * time, and not while another uses the GPU.
     */
    public SimRm resourceManager() {
        return rm.objects();
    }

    /** Makes the GPU go wrong from now on. */
    public synchronized void inject(Fault fault) {
        parts.faults().add(fault);
    }

    /** Ends all faults, but not what they did. */
    public synchronized void clearFaults() {
        parts.faults().clear();
    }

    /** The GPU falls off the bus: reads give ones, writes do nothing, and it does no more work. */
    public synchronized void die() {
        dead = true;
        parts.clock().cancelAll();
        parts.log().note("fell off the bus");
    }

    /**
     * Has the resource manager send an event.
     *
     * @param event name of the event, e.g. {@code OS_ERROR_LOG}
     * @param tailBytes bytes of its flexible array, for events that have one
     * @param fill writes its payload, zero at first
     * @throws IllegalStateException if the resource manager does not run
     */
    public synchronized void injectEvent(String event, long tailBytes, Consumer<Decoded> fill) {
        rm.inject(event, tailBytes, fill);
    }

    @Override
    public PciAddress address() {
        return address;
    }

    @Override
    public synchronized int configRead32(int offset) {
        return dead ? -1 : parts.config().read(offset);
    }

    @Override
    public synchronized void configWrite32(int offset, int value) {
        if (!dead) {
            parts.config().write(offset, value);
        }
    }

    @Override
    public List<BarInfo> bars() {
        return parts.config().bars();
    }

    @Override
    public int barRead32(int bar, long offset) {
        int value;
        synchronized (this) {
            value = access(bar) ? parts.registers().read(offset) : -1;
        }
        deliver();
        return value;
    }

    @Override
    public void barWrite32(int bar, long offset, int value) {
        synchronized (this) {
            if (access(bar)) {
                parts.registers().write(offset, value);
            }
        }
        deliver();
    }

    /** Lets an access's time pass; says whether there are registers to reach. */
    private boolean access(int bar) {
        parts.clock().advance(parts.clock().accessNanos());
        if (dead) {
            return false;
        }
        if (!parts.config().memoryEnabled()) {
            parts.refuse("BAR" + bar, "memory space enabled in the command register", "an access with it off");
            return false;
        }
        if (bar != 0) {
            parts.refuse("BAR" + bar, "BAR0: nothing is mapped behind the others", "an access");
            return false;
        }
        return true;
    }

    @Override
    public synchronized void connect(DmaSpace dma, Runnable raise) {
        parts.dma().connect(dma);
        interrupt = raise;
    }

    private void raise() {
        if (gsp.raise(GSP_MESSAGE_INTERRUPT) && parts.config().interruptsEnabled()) {
            interruptPending = true;
        }
    }

    /** Outside the lock, since a handler may take locks of its own and come back to the registers. */
    private void deliver() {
        Runnable handler;
        synchronized (this) {
            if (!interruptPending) {
                return;
            }
            interruptPending = false;
            handler = interrupt;
        }
        handler.run();
    }

    private void advance(long nanos) {
        synchronized (this) {
            parts.clock().advance(nanos);
        }
        deliver();
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public long nanoTime() {
                advance(CLOCK_NANOS);
                synchronized (SimGpu.this) {
                    return parts.clock().now();
                }
            }

            @Override
            public void sleepNanos(long nanos) {
                advance(nanos);
            }
        };
    }
}
