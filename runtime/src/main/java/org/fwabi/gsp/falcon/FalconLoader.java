package org.fwabi.gsp.falcon;

import java.util.Optional;
import org.fwabi.gsp.chip.Family;

/** Copies a program into a falcon's memories, the way its generation does it. */
final class FalconLoader {
    private final Falcon falcon;

    private final FalconImage image;

    FalconLoader(Falcon falcon, FalconImage image) {
        this.falcon = falcon;
        this.image = image;
    }

    void load(Family.Falcons kind) throws FalconException {
        switch (kind) {
            case TURING -> {
                ProgrammedIo ports =
                        new ProgrammedIo(falcon, image.name(), image.bytes().memory());
                Optional<FalconImage.Section> nonSecure = image.nonSecureCode();
                if (nonSecure.isPresent()) {
                    checkSource(
                            "non-secure code", nonSecure.get(), nonSecure.get().size());
                    ports.writeImem(nonSecure.get(), false);
                }
                checkSource(
                        "secure code", image.secureCode(), image.secureCode().size());
                ports.writeImem(image.secureCode(), true);
                checkSource("data", image.data(), image.data().size());
                ports.writeDmem(image.data());
            }
            case GA102 -> {
                falcon.setAperture(0, FalconRegisters.TARGET_COHERENT_SYSMEM);
                BlockCopy dma = new BlockCopy(falcon, image.name());
                long base = image.bytes().deviceAddress();
                FalconImage.Section code = image.secureCode();
                checkSource("secure code", code, blocks(code));
                dma.copy(
                        "secure code",
                        base,
                        code.source(),
                        code.destination(),
                        code.size(),
                        FalconRegisters.copy256(true));
                FalconImage.Section data = image.data();
                checkSource("data", data, blocks(data));
                dma.copy(
                        "data",
                        base + data.source(),
                        0,
                        data.destination(),
                        data.size(),
                        FalconRegisters.copy256(false));
                falcon.setBootRom(image.bootRom());
            }
        }
    }

    private static long blocks(FalconImage.Section section) {
        return Math.ceilDiv(section.size(), FalconImage.BLOCK) * (long) FalconImage.BLOCK;
    }

    private void checkSource(String what, FalconImage.Section section, long size) throws FalconException {
        if (section.source() < 0 || size < 0 || section.source() > image.bytes().size() - size) {
            throw falcon.badImage(
                    image.name(),
                    "%s is not within the image: %d bytes at %d of %d"
                            .formatted(
                                    what, size, section.source(), image.bytes().size()));
        }
    }
}
