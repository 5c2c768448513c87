package org.fwabi.tools.spec;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.fwabi.gsp.firmware.BadFirmwareException;
import org.fwabi.gsp.firmware.GspImage;
import org.fwabi.processor.spec.Family;
import org.fwabi.tools.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code fwabi firmware}. */
@Command(
        name = "firmware",
        description = "Tells what a GSP firmware image is, and whether its release has specs.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Example:",
            "  fwabi firmware /lib/firmware/nvidia/ga102/gsp/gsp-570.144.bin",
            "",
            "Exit code: 0 if its release has specs, 1 if it has none or the specs have errors, 2 for wrong options or a"
                    + " file that is no GSP image, 3 for a mistake in fwabi."
        })
public final class FirmwareCommand extends SpecCommand {
    private static final String FAMILY = "nvidia-gsp";

    private static final String SIGNATURE = ".fwsignature_";

    @Parameters(index = "0", paramLabel = "FILE", description = "The image, an ELF file.")
    private @Nullable Path file;

    /** Made by picocli, which sets the options. */
    public FirmwareCommand() {}

    @Override
    int run(SpecSession session) throws IOException {
        if (file == null) {
            throw new IllegalStateException("not run by picocli");
        }
        GspImage image = read(file);
        List<Family> families = session.families().stream()
                .filter(family -> family.name().equals(FAMILY))
                .toList();
        boolean known = families.stream().anyMatch(family -> family.releases().contains(image.release()));
        List<String> nearest = families.stream()
                .flatMap(family -> NearestReleases.of(family, image.release()).stream())
                .toList();
        List<String> chips = image.signatureSections().stream()
                .map(section -> section.substring(SIGNATURE.length()))
                .toList();
        if (json()) {
            json(image, chips, known, nearest);
        } else {
            print(image, chips, known, nearest);
        }
        return known ? ExitCode.OK : ExitCode.FAILED;
    }

    private void print(GspImage image, List<String> chips, boolean known, List<String> nearest) {
        out().println(styles().bold(image.name()));
        Columns columns = new Columns("ll");
        columns.add("release", image.release());
        columns.add("image", image.size() + " bytes");
        columns.add("sha256", image.sha256());
        columns.add("signatures", chips.isEmpty() ? "none" : String.join(", ", chips));
        columns.add("specs", known ? FAMILY + "@" + image.release() : "none");
        if (!known) {
            columns.add("nearest", nearest.isEmpty() ? "none" : String.join(", ", nearest));
        }
        columns.print(out());
        out().flush();
    }

    private void json(GspImage image, List<String> chips, boolean known, List<String> nearest) throws IOException {
        JsonOutput.print(out(), json -> {
            json.writeStringField("file", image.name());
            json.writeStringField("release", image.release());
            json.writeNumberField("size", image.size());
            json.writeStringField("sha256", image.sha256());
            json.writeArrayFieldStart("signatures");
            for (String chip : chips) {
                json.writeString(chip);
            }
            json.writeEndArray();
            json.writeBooleanField("specs", known);
            if (!known) {
                json.writeArrayFieldStart("nearest");
                for (String release : nearest) {
                    json.writeString(release);
                }
                json.writeEndArray();
            }
        });
    }

    private static GspImage read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            return GspImage.read(file.getFileName().toString(), bytes);
        } catch (IOException e) {
            throw new UsageException("can't read %s: %s".formatted(file, reason(e)));
        } catch (BadFirmwareException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
