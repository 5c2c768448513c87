package org.fwabi.tools.demo;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fwabi.gsp.GspDriverModule;
import org.fwabi.gsp.firmware.BadFirmwareException;
import org.fwabi.gsp.sim.SimChip;
import org.fwabi.tools.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fwabi demo}. */
@Command(
        name = "demo",
        description = "Boots a sample driver against a simulated GPU, on every firmware release it supports.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Examples:",
            "  fwabi demo",
            "  fwabi demo --chip ad102 --release 570.144",
            "  fwabi demo --all",
            "  fwabi demo --firmware /lib/firmware/nvidia/ga102/gsp/gsp-570.144.bin",
            "",
            "Exit code: 0 if every boot succeeded, 1 if one failed, 2 for wrong options, 3 for a mistake in fwabi."
        })
public final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--release",
            paramLabel = "R",
            description = "Only this release, e.g. 570.144. May be repeated. Default: all that the sample supports.")
    private List<String> releases = new ArrayList<>();

    @Option(
            names = "--all",
            description = "Print every boot in full. Default: of more than two releases only the oldest and the newest,"
                    + " and those whose boot fails.")
    private boolean all;

    @Option(
            names = "--chip",
            paramLabel = "C",
            description = "The GPU's chip: tu102 (Turing), ga102 (Ampere), ad102 (Ada) or"
                    + " gh100 (Hopper). Default: ga102.")
    private String chip = "ga102";

    @Option(
            names = "--firmware",
            paramLabel = "FILE",
            description = "A real GSP image instead of a synthetic one. It names its release itself.")
    private @Nullable Path firmware;

    @Option(names = "--sample", paramLabel = "NAME", description = "The sample driver. Default: nova.")
    private String sample = "nova";

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Write every step and message to FILE, one JSON object a line.")
    private @Nullable Path trace;

    @Option(names = "--json", description = "Print one JSON object instead of the transcript.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** Made by picocli, which sets the options. */
    public DemoCommand() {}

    @Override
    public Integer call() throws IOException {
        SimChip gpuChip = SimChip.named(chip)
                .orElseThrow(() -> usage("no chip '%s'; there is: tu102, ga102, ad102, gh100".formatted(chip)));
        GspDriverModule driver = SampleDriver.named(sample)
                .orElseThrow(() -> usage("no sample driver '%s'; there is: %s"
                        .formatted(sample, String.join(", ", SampleDriver.names()))));
        List<GspFirmware> images = images(driver, gpuChip);
        // Opened first: a place that can't be written is better known before the boots than after.
        try (Writer traceFile = openTrace()) {
            return run(driver, gpuChip, images, traceFile);
        }
    }

    private int run(GspDriverModule driver, SimChip gpuChip, List<GspFirmware> images, Writer traceFile)
            throws IOException {
        PrintWriter out = command().commandLine().getOut();
        TextTranscript transcript = new TextTranscript(out, terminal());
        List<BootRecord> boots = new ArrayList<>();
        for (GspFirmware image : images) {
            BootRecord boot = new DemoRun(driver, gpuChip, image).boot();
            boolean atAnEnd = boots.isEmpty() || boots.size() == images.size() - 1;
            boots.add(boot);
            if (!json && (all || !releases.isEmpty() || atAnEnd || !boot.booted())) {
                transcript.print(boot);
            } else if (!json && !boot.report().isEmpty()) {
                transcript.printReport(boot);
            }
        }
        List<Underneath> underneath = Underneath.of(boots);
        if (json) {
            JsonTranscript.write(out, boots, underneath);
        } else {
            Comparison.print(out, boots, underneath);
        }
        JsonTranscript.writeTrace(traceFile, boots);
        return boots.stream().allMatch(BootRecord::booted) ? ExitCode.OK : ExitCode.FAILED;
    }

    private List<GspFirmware> images(GspDriverModule driver, SimChip gpuChip) {
        if (firmware != null) {
            if (!releases.isEmpty()) {
                throw usage("--firmware names its release itself; leave --release out");
            }
            try {
                return List.of(GspFirmware.read(firmware, gpuChip));
            } catch (IOException e) {
                throw usage("can't read %s: %s".formatted(firmware, reason(e)));
            } catch (BadFirmwareException e) {
                throw usage(String.valueOf(e.getMessage()));
            }
        }
        for (String release : releases) {
            if (!driver.releases().contains(release)) {
                throw usage("sample %s was not compiled for release %s; it supports %s"
                        .formatted(sample, release, String.join(", ", driver.releases())));
            }
        }
        return (releases.isEmpty() ? driver.releases() : releases)
                .stream()
                        .map(release -> GspFirmware.synthetic(release, gpuChip))
                        .toList();
    }

    private Writer openTrace() {
        if (trace == null) {
            return Writer.nullWriter();
        }
        try {
            return Files.newBufferedWriter(trace);
        } catch (IOException e) {
            throw usage("can't write %s: %s".formatted(trace, reason(e)));
        }
    }

    /** A file system's exceptions often carry nothing but the path. */
    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "no such file";
            case AccessDeniedException denied -> "access denied";
            default -> String.valueOf(e.getMessage());
        };
    }

    private ParameterException usage(String message) {
        return new ParameterException(command().commandLine(), message);
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return spec;
    }

    private static boolean terminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }
}
