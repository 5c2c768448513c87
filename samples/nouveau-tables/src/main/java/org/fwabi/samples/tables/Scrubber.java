package org.fwabi.samples.tables;

import org.fwabi.annotation.PerRelease;
import org.fwabi.annotation.Releases;
import org.fwabi.gsp.rm.RmException;
import org.fwabi.samples.tables.abi.GspAbi;

/**
 * A way around a fault of Turing chips: a channel that clears the graphics engine, started and stopped by a control. Some
 * releases have no such control, some have it for the subdevice, some for the device, and they do not follow each other in
 * order.
 */
@PerRelease(abi = "org.fwabi.samples.tables.abi")
public interface Scrubber {
    /**
     * Starts or stops it.
     *
     * @param client that owns the channel, see {@link ScrubberChannel}
     * @throws RmException if the firmware did not
     */
    void run(GpuClient client, boolean start) throws RmException;

    /** Whether the release has the control, so that the channel is worth making. */
    default boolean present() {
        return !(this instanceof Without);
    }

    /** The release does without. */
    @Releases("535.* .. 545.*")
    final class Without implements Scrubber {
        @Override
        public void run(GpuClient client, boolean start) {}
    }

    /** The subdevice has the control. */
    @Releases(value = "555.* .. 575.*", controls = "NV2080_CTRL_CMD_INTERNAL_KGR_INIT_BUG4208224_WAR")
    final class OfSubdevice implements Scrubber {
        private final org.fwabi.samples.tables.abi.ofsubdevice.GspAbi abi;

        OfSubdevice(org.fwabi.samples.tables.abi.ofsubdevice.GspAbi abi) {
            this.abi = abi;
        }

        @Override
        public void run(GpuClient client, boolean start) throws RmException {
            client.subdevice()
                    .control(abi.scrubberOfSubdevice(), params -> params.bTeardown(!start))
                    .orThrow("scrubber");
        }
    }

    /** The device has the control. */
    @Releases(
            value = {"550.*", "580.* .. 595.*"},
            controls = "NV0080_CTRL_CMD_INTERNAL_KGR_INIT_BUG4208224_WAR")
    final class OfDevice implements Scrubber {
        private final org.fwabi.samples.tables.abi.ofdevice.GspAbi abi;

        OfDevice(org.fwabi.samples.tables.abi.ofdevice.GspAbi abi) {
            this.abi = abi;
        }

        @Override
        public void run(GpuClient client, boolean start) throws RmException {
            client.device()
                    .control(abi.scrubberOfDevice(), params -> params.bTeardown(!start))
                    .orThrow("scrubber");
        }
    }

    /** The variant of a release. */
    static Scrubber of(GspAbi abi) {
        return ScrubberVariants.of(abi);
    }
}
