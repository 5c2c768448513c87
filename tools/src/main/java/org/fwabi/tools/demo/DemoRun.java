package org.fwabi.tools.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.device.PciBus;
import org.fwabi.device.PciDevice;
import org.fwabi.device.ProbeException;
import org.fwabi.gsp.GpuDescription;
import org.fwabi.gsp.GspDevice;
import org.fwabi.gsp.GspDriverModule;
import org.fwabi.gsp.ReportLine;
import org.fwabi.gsp.sim.Refusal;
import org.fwabi.gsp.sim.SimChip;
import org.fwabi.gsp.sim.SimGpu;
import org.fwabi.gsp.sim.SimReleases;

/** One boot of a driver on a simulated GPU: probe, look, unbind. */
final class DemoRun {
    private final GspDriverModule module;
    private final SimChip chip;
    private final GspFirmware firmware;
    private final ReleaseTable table;

    DemoRun(GspDriverModule module, SimChip chip, GspFirmware firmware) {
        this.module = module;
        this.chip = chip;
        this.firmware = firmware;
        // A GPU always runs some release. Which one does not matter to a driver that can't drive the image.
        this.table = firmware.table()
                .or(() -> SimReleases.find(module.releases().getLast()))
                .orElseThrow(() -> new IllegalStateException("the simulated GPU knows no release of the driver"));
    }

    BootRecord boot() {
        SimGpu.Builder builder = SimGpu.builder(chip, table);
        firmware.signature().ifPresent(builder::trustSignature);
        SimGpu gpu = builder.build();
        Recorder recorder = new Recorder(gpu, table);
        Optional<String> failure = Optional.empty();
        Optional<GpuDescription> description = Optional.empty();
        List<ReportLine> report = List.of();
        try (PciBus bus = new PciBus();
                var registration = bus.register(module.create(new GspDriverModule.Parameters(
                        firmware.loader(), firmware.gspImage(), recorder.steps(), recorder.messages())))) {
            recorder.say("probe", "10de:%04x, %s".formatted(chip.pciDevice(), chip.name()));
            recorder.say(
                    "image",
                    "%s, %s, signature %s, %d MiB behind radix3"
                            .formatted(
                                    firmware.description(),
                                    firmware.release(),
                                    chip.signatureSection().replace(".fwsignature_", ""),
                                    firmware.size() >> 20));
            PciDevice.Normal device = bus.attach(gpu);
            failure = bus.probeFailure(device).map(ProbeException::getMessage);
            Optional<? extends GspDevice> bound = registration.data(device);
            description = bound.map(GspDevice::description);
            report = bound.map(GspDevice::report).orElse(List.of());
            if (!report.isEmpty()) {
                recorder.close("report", "%d findings".formatted(report.size()));
            }
        }
        return new BootRecord(
                firmware.release(),
                chip.name(),
                firmware.description(),
                recorder.entries(),
                description,
                report,
                gpu.imageSha256(),
                failure.or(() -> unlike(gpu)).or(() -> leftUp(gpu)),
                gpu.refusals().stream().map(Refusal::toString).toList());
    }

    private Optional<String> unlike(SimGpu gpu) {
        return gpu.imageSha256()
                .filter(read -> !read.equals(firmware.sha256()))
                .map(read -> "the image in the file has sha256 %s, the GPU read %s".formatted(firmware.sha256(), read));
    }

    private static Optional<String> leftUp(SimGpu gpu) {
        List<String> left = new ArrayList<>();
        if (gpu.running()) {
            left.add("the resource manager still runs");
        }
        if (gpu.wpr2Up()) {
            left.add("the protected region is still up");
        }
        return left.isEmpty() ? Optional.empty() : Optional.of("after unbinding, " + String.join(" and ", left));
    }
}
