package org.fwabi.tools.demo;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.device.FirmwareLoadException;
import org.fwabi.device.FirmwareLoader;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.firmware.BadFirmwareException;
import org.fwabi.gsp.firmware.GspImage;
import org.fwabi.gsp.sim.SimChip;
import org.fwabi.gsp.sim.SimReleases;
import org.fwabi.gsp.sim.SyntheticFirmware;

/**
 * The firmware of one boot.
 *
 * @param release what the image says it is
 * @param description of the image, for a person
 * @param size of the image proper, in bytes
 * @param loader where the driver gets its files from
 * @param gspImage name under which the loader has the image; empty for the usual one
 * @param sha256 of the image proper, in hex
 * @param signature what the GPU has to trust, for an image that is not synthetic
 * @param table the release's specs, if there are any
 */
record GspFirmware(
        String release,
        String description,
        long size,
        FirmwareLoader loader,
        Optional<String> gspImage,
        String sha256,
        Optional<byte[]> signature,
        Optional<ReleaseTable> table) {
    private static final int SYNTHETIC_SIZE = 4 << 20;

    private static final long SEED = 1;

    /** A made-up image of a release that has specs. */
    static GspFirmware synthetic(String release, SimChip chip) {
        ReleaseTable table = SimReleases.find(release)
                .orElseThrow(() -> new IllegalArgumentException("the simulated GPU has no specs of " + release));
        SyntheticFirmware files = new SyntheticFirmware(table, chip, SYNTHETIC_SIZE, SEED);
        return new GspFirmware(
                release,
                "synthetic",
                SYNTHETIC_SIZE,
                files,
                Optional.empty(),
                files.imageSha256(),
                Optional.empty(),
                Optional.of(table));
    }

    /**
     * A real image. The other files that a boot needs are made up, since the simulated GPU can't run real ones.
     *
     * @throws IOException if it can't be read
     * @throws BadFirmwareException if it is no such image, or has no signature for the chip
     */
    static GspFirmware read(Path file, SimChip chip) throws IOException, BadFirmwareException {
        MemorySegment bytes;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        }
        String name = file.getFileName().toString();
        GspImage image = GspImage.read(name, bytes);
        byte[] signature = image.signatures(Chip.valueOf(chip.name()).family()).toArray(ValueLayout.JAVA_BYTE);
        Optional<ReleaseTable> table = SimReleases.find(image.release());
        FirmwareLoader others = table.<FirmwareLoader>map(
                        specs -> new SyntheticFirmware(specs, chip, SYNTHETIC_SIZE, SEED))
                .orElse(wanted -> {
                    throw new FirmwareLoadException(wanted, FirmwareLoadException.Reason.NOT_FOUND, null);
                });
        return new GspFirmware(
                image.release(),
                name,
                image.size(),
                wanted -> wanted.equals(name) ? bytes : others.load(wanted),
                Optional.of(name),
                image.sha256(),
                Optional.of(signature),
                table);
    }
}
