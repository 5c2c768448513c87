package org.fwabi.gsp.boot;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.fwabi.device.FirmwareLoadException;
import org.fwabi.device.FirmwareLoader;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.chip.Family;
import org.fwabi.gsp.firmware.BadFirmwareException;
import org.fwabi.gsp.firmware.BooterImage;
import org.fwabi.gsp.firmware.Bytes;
import org.fwabi.gsp.firmware.FmcImage;
import org.fwabi.gsp.firmware.GenericBootloader;
import org.fwabi.gsp.firmware.GspImage;

/**
 * The files that a boot needs beside the image, all there before the GPU is touched.
 *
 * @param signatures the image's, for this chip
 * @param bootloader first program on the RISC-V core
 * @param secure what starts GSP-RM
 * @param genericBootloader loads what GSP-RM asks to have run, where it does so and the chip needs that
 */
record FirmwareFiles(MemorySegment signatures, Bytes bootloader, Secure secure, Optional<Bytes> genericBootloader) {
    /** What starts GSP-RM. */
    sealed interface Secure {
        /**
         * For chips on which the driver does it.
         *
         * @param load starts GSP-RM
         * @param unload removes it
         */
        record Booters(Bytes load, Bytes unload) implements Secure {}

        /**
         * For chips on which the FSP does it.
         *
         * @param fmc the program that it starts
         */
        record Fmc(Bytes fmc) implements Secure {}
    }

    static FirmwareFiles load(GspAbi abi, FirmwareLoader loader, Chip chip, GspImage image)
            throws FirmwareLoadException, BadFirmwareException {
        return new FirmwareFiles(
                image.signatures(chip.family()),
                file(loader, chip, "bootloader", image.release()),
                secure(loader, chip, image.release()),
                chip.family().falcons() == Family.Falcons.TURING
                                && abi.eventNumber("GSP_LOAD_EXEC_GENERIC_BOOTLOADER")
                                        .isPresent()
                        ? Optional.of(file(loader, chip, GenericBootloader.FILE, image.release()))
                        : Optional.empty());
    }

    private static Secure secure(FirmwareLoader loader, Chip chip, String release) throws FirmwareLoadException {
        return switch (chip.family().secureBoot()) {
            case BOOTERS ->
                new Secure.Booters(
                        file(loader, chip, BooterImage.Kind.LOAD.fileName(), release),
                        file(loader, chip, BooterImage.Kind.UNLOAD.fileName(), release));
            case FSP -> new Secure.Fmc(file(loader, chip, FmcImage.FILE, release));
        };
    }

    private static Bytes file(FirmwareLoader loader, Chip chip, String name, String release)
            throws FirmwareLoadException {
        String path = GspImage.path(chip, name, release);
        return new Bytes(path, loader.load(path));
    }
}
