package org.fwabi.gsp.firmware;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalInt;
import org.fwabi.device.DmaAllocator;
import org.fwabi.device.DmaBuffer;
import org.fwabi.device.DmaException;
import org.fwabi.device.Mmio;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.falcon.FalconImage;
import org.fwabi.gsp.falcon.SignatureFuses;

/**
 * A booter: a signed program for SEC2 that puts GSP-RM into the protected region and starts it, or takes it away.
 *
 * <p>Source: nova-core firmware/booter.rs.
 */
public final class BooterImage {
    private BooterImage() {}

    /** Which of the two. */
    public enum Kind {
        /** Authenticates and starts GSP-RM. */
        LOAD("booter_load"),
        /** Removes the protected region. */
        UNLOAD("booter_unload");

        private final String fileName;

        Kind(String fileName) {
            this.fileName = fileName;
        }

        /** The file's name without release. */
        public String fileName() {
            return fileName;
        }
    }

    /**
     * Makes a file ready to be loaded: copies the program and puts the signature in place that the chip's fuses want.
     *
     * @throws BadFirmwareException if the file is not such a program, or has no signature for this chip
     */
    public static FalconImage prepare(DmaAllocator dma, Mmio bar0, Chip chip, Kind kind, Bytes file)
            throws BadFirmwareException, DmaException {
        BinFile container = new BinFile(file);
        HsHeader header = HsHeader.read(container);
        int signatureOffset = Math.toIntExact(header.signatureLocation() - header.dataOffset());
        FalconImage.BootRom bootRom = new FalconImage.BootRom(signatureOffset, header.engineMask(), header.ucodeId());
        MemorySegment payload = container.payload().segment();
        DmaBuffer bytes = DmaPages.copy(dma, payload, FalconImage.BLOCK);
        if (header.signatureCount() > 0) {
            Bytes signature = chooseSignature(bar0, chip, header, file);
            if (signature.size() > payload.byteSize() - header.signatureLocation()) {
                throw file.bad("its signature does not fit the program at byte " + header.signatureLocation());
            }
            MemorySegment.copy(signature.segment(), 0, bytes.memory(), header.signatureLocation(), signature.size());
        }
        FalconImage.Section data = new FalconImage.Section(header.dataOffset(), 0, header.dataSize(), 0);
        // The same headers describe two arrangements of code, which only the chip tells apart.
        return switch (chip.family().falcons()) {
            case TURING ->
                new FalconImage(
                        kind.fileName(),
                        bytes,
                        Optional.of(new FalconImage.Section(
                                0, header.codeOffset(), header.codeSize(), header.codeOffset())),
                        new FalconImage.Section(
                                header.appOffset(), header.appOffset(), header.appSize(), header.appOffset()),
                        data,
                        bootRom,
                        (int) header.codeOffset());
            case GA102 ->
                new FalconImage(
                        kind.fileName(),
                        bytes,
                        Optional.empty(),
                        new FalconImage.Section(header.appOffset(), 0, header.appSize(), header.appOffset()),
                        data,
                        bootRom,
                        (int) header.appOffset());
        };
    }

    private static Bytes chooseSignature(Mmio bar0, Chip chip, HsHeader header, Bytes file)
            throws BadFirmwareException {
        OptionalInt fuses = SignatureFuses.version(bar0, chip, header.engineMask(), header.ucodeId());
        if (fuses.isEmpty()) {
            throw file.bad(
                    "no fuses belong to engines 0x%x, microcode %d".formatted(header.engineMask(), header.ucodeId()));
        }
        int version = fuses.getAsInt();
        // No fuse set: the last signature, which is the one for the lowest version.
        long index = version == 0 ? header.signatureCount() - 1 : header.fuseVersion() - version;
        if (index < 0 || index >= header.signatureCount()) {
            throw file.bad("has no signature for fuse version %d; it is of version %d and has %d"
                    .formatted(version, header.fuseVersion(), header.signatureCount()));
        }
        return header.signature(file, index);
    }
}
