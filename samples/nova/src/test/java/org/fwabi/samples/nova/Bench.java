package org.fwabi.samples.nova;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fwabi.device.FirmwareLoader;
import org.fwabi.device.PciBus;
import org.fwabi.device.PciDevice;
import org.fwabi.device.PciFunction;
import org.fwabi.gsp.GspDriverModule;
import org.fwabi.gsp.queue.MessageInfo;
import org.fwabi.gsp.queue.QueueTrace;
import org.fwabi.gsp.queue.Rejection;

/** A bus with this driver on it, which hears of every step and message. */
final class Bench implements AutoCloseable {
    final PciBus bus = new PciBus();
    final List<String> steps = new ArrayList<>();
    final List<String> messages = new ArrayList<>();
    private final PciBus.Registration<NovaGpu> driver;

    Bench(FirmwareLoader firmware) {
        this(firmware, Optional.empty());
    }

    Bench(FirmwareLoader firmware, Optional<String> gspImage) {
        QueueTrace trace = new QueueTrace() {
            @Override
            public void sent(MessageInfo message, MemorySegment payload) {
                messages.add("> " + message.number() + " " + message.payloadBytes());
            }

            @Override
            public void received(MessageInfo message, MemorySegment payload) {
                messages.add("< " + message.number() + " " + message.payloadBytes());
            }

            @Override
            public void rejected(MessageInfo message, Rejection reason) {
                messages.add("! " + reason);
            }
        };
        driver = bus.register(new NovaDriver(new GspDriverModule.Parameters(
                firmware, gspImage, (step, start, end, failure) -> steps.add(step), trace)));
    }

    PciDevice.Normal attach(PciFunction function) {
        return bus.attach(function);
    }

    NovaGpu gpu(PciDevice.Normal device) {
        return driver.data(device)
                .orElseThrow(() ->
                        new AssertionError("not bound", bus.probeFailure(device).orElse(null)));
    }

    @Override
    public void close() {
        driver.close();
        bus.close();
    }
}
