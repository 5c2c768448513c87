package org.fwabi.tools.demo;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
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
            names = "--chip",
            paramLabel = "C",
            description = "The GPU's chip: tu102 (Turing), ga102 (Ampere) or ad102 (Ada). Default: ga102.")
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
    public Integer call() {
        CommandSpec command = spec;
        if (command == null) {
            throw new IllegalStateException("not run by picocli");
        }
        PrintWriter out = command.commandLine().getOut();
        SimChip chosen = chip(command);
        if (firmware != null && !releases.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(), "--firmware names its release itself; leave --release out");
        }
        GspDriverModule driver = SampleDriver.named(sample)
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(),
                        "no sample driver '%s'; there is: %s"
                                .formatted(sample, String.join(", ", SampleDriver.names()))));
        List<BootRecord> boots = new ArrayList<>();
        TextTranscript transcript = new TextTranscript(out, terminal());
        for (GspFirmware image : images(command, driver, chosen)) {
            BootRecord boot = new DemoRun(driver, chosen, image).boot();
            boots.add(boot);
            if (!json) {
                transcript.print(boot);
            }
        }
        List<Underneath> underneath = Underneath.of(boots);
        write(out, boots, underneath);
        return boots.stream().allMatch(BootRecord::booted) ? ExitCode.OK : ExitCode.FAILED;
    }

    private static boolean terminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    private SimChip chip(CommandSpec command) {
        return SimChip.named(chip)
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(), "no chip '%s'; there is: tu102, ga102, ad102".formatted(chip)));
    }

    private List<GspFirmware> images(CommandSpec command, GspDriverModule driver, SimChip chosen) {
        if (firmware != null) {
            try {
                return List.of(GspFirmware.read(firmware, chosen));
            } catch (IOException e) {
                throw new ParameterException(
                        command.commandLine(), "can't read %s: %s".formatted(firmware, e.getMessage()), e);
            } catch (BadFirmwareException e) {
                throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
            }
        }
        for (String release : releases) {
            if (!driver.releases().contains(release)) {
                throw new ParameterException(
                        command.commandLine(),
                        "sample %s was not compiled for release %s; it supports %s"
                                .formatted(sample, release, String.join(", ", driver.releases())));
            }
        }
        return (releases.isEmpty() ? driver.releases() : releases)
                .stream().map(release -> GspFirmware.synthetic(release, chosen)).toList();
    }

    private void write(PrintWriter out, List<BootRecord> boots, List<Underneath> underneath) {
        try {
            if (json) {
                JsonTranscript.write(out, boots, underneath);
            } else {
                Underneath.sentence(underneath).ifPresent(out::println);
            }
            Optional<Path> traceFile = Optional.ofNullable(trace);
            if (traceFile.isPresent()) {
                try (Writer file = Files.newBufferedWriter(traceFile.get())) {
                    JsonTranscript.writeTrace(file, boots);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
