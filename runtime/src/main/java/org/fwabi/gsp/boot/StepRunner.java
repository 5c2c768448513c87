package org.fwabi.gsp.boot;

import java.util.Optional;
import org.fwabi.device.Clock;
import org.fwabi.device.DmaException;
import org.fwabi.device.FirmwareLoadException;
import org.fwabi.device.Mmio;
import org.fwabi.gsp.chip.GpuRegisters;
import org.fwabi.gsp.falcon.FalconException;
import org.fwabi.gsp.firmware.BadFirmwareException;
import org.fwabi.gsp.queue.QueueException;

/** Runs a step under its name, tells the listener, and turns what went wrong into one kind of exception. */
record StepRunner(Clock clock, Mmio bar0, BootListener listener) {
    /** A step. */
    @FunctionalInterface
    interface Step {
        void run()
                throws BootException, BadFirmwareException, DmaException, FirmwareLoadException, FalconException,
                        QueueException;
    }

    void run(String name, Step step) throws BootException {
        long start = clock.nanoTime();
        BootException failed = null;
        try {
            step.run();
        } catch (BootException e) {
            failed = e;
        } catch (BadFirmwareException e) {
            failed = BootException.of(e);
        } catch (DmaException e) {
            failed = BootException.of(e);
        } catch (FirmwareLoadException e) {
            failed = BootException.of(e);
        } catch (FalconException e) {
            failed = BootException.of(e);
        } catch (QueueException e) {
            failed = BootException.of(e);
        }
        if (failed != null && gone()) {
            // Whatever the step says, this is why.
            failed = new BootException("", new BootFailure.DeviceGone(), failed);
        }
        listener.step(name, start, clock.nanoTime(), Optional.ofNullable(failed).map(BootException::failure));
        if (failed != null) {
            throw failed.in(name);
        }
    }

    private boolean gone() {
        return GpuRegisters.Boot0.read(bar0).raw() == GpuRegisters.Boot0.ABSENT;
    }
}
