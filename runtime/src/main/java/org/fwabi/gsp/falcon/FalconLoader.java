package org.fwabi.gsp.falcon;

import static org.fwabi.gsp.falcon.FalconImage.BLOCK;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;
import org.fwabi.gsp.chip.Bits;
import org.fwabi.gsp.chip.Family;

/** Copies a program into a falcon's memories, the way its generation does it. */
final class FalconLoader {
    private static final ValueLayout.OfInt WORD = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final long MICROSECOND = 1_000;
    private static final long SECOND = 1_000_000_000;

    /** The registers of programmed I/O hold 16 bits of offset, those of DMA 24. */
    private static final long PIO_LIMIT = 1L << 16;

    private static final long DMA_LIMIT = 1L << 24;

    /** DMATRFBASE and DMATRFBASE1 hold 49 bits of address. */
    private static final int DMA_ADDRESS_BITS = 49;

    private final Falcon falcon;

    private final FalconImage image;

    FalconLoader(Falcon falcon, FalconImage image) {
        this.falcon = falcon;
        this.image = image;
    }

    void load(Family.Falcons kind) throws FalconException {
        switch (kind) {
            case TURING -> {
                Optional<FalconImage.Section> nonSecure = image.nonSecureCode();
                if (nonSecure.isPresent()) {
                    writeImem(nonSecure.get(), false);
                }
                writeImem(image.secureCode(), true);
                writeDmem(image.data());
            }
            case GA102 -> {
                falcon.write(
                        FalconRegisters.FBIF_TRANSCFG,
                        FalconRegisters.transcfgPhysicalSysmem(falcon.read(FalconRegisters.FBIF_TRANSCFG)));
                FalconImage.Section code = image.secureCode();
                copy("secure code", image.bytes().deviceAddress(), code, code.source(), true);
                FalconImage.Section data = image.data();
                copy("data", image.bytes().deviceAddress() + data.source(), data, 0, false);
                falcon.write2(FalconRegisters.BROM_PARAADDR, image.bootRom().signatureOffset());
                falcon.write2(FalconRegisters.BROM_ENGIDMASK, image.bootRom().engineMask());
                falcon.write2(
                        FalconRegisters.BROM_CURR_UCODE_ID, image.bootRom().ucodeId());
                falcon.write2(FalconRegisters.MOD_SEL, FalconRegisters.MOD_SEL_RSA3K);
            }
        }
    }

    /**
     * Copies by the falcon's own DMA.
     *
     * @param base device address that offsets count from
     * @param firstOffset offset of the first byte; for code it is the address that the block is tagged with as well
     */
    private void copy(String what, long base, FalconImage.Section section, long firstOffset, boolean code)
            throws FalconException {
        long size = Math.ceilDiv(section.size(), BLOCK) * (long) BLOCK;
        check(what, section, size, DMA_LIMIT);
        if (base % BLOCK != 0 || firstOffset % BLOCK != 0) {
            throw bad("%s does not begin at a multiple of %d bytes".formatted(what, BLOCK));
        }
        if (base >>> DMA_ADDRESS_BITS != 0) {
            throw bad("%s lies beyond %d address bits".formatted(what, DMA_ADDRESS_BITS));
        }
        falcon.write(FalconRegisters.DMATRFBASE, (int) (base >>> 8));
        falcon.write(FalconRegisters.DMATRFBASE1, (int) (base >>> 40));
        for (long done = 0; done < size; done += BLOCK) {
            falcon.write(FalconRegisters.DMATRFMOFFS, (int) (section.destination() + done));
            falcon.write(FalconRegisters.DMATRFFBOFFS, (int) (firstOffset + done));
            falcon.write(FalconRegisters.DMATRFCMD, FalconRegisters.copy256(code));
            // TIMEOUT: 2 s, far more than 256 bytes can take.
            falcon.require(
                    MICROSECOND,
                    2 * SECOND,
                    "copy of " + what + " of " + image.name() + " did not end",
                    () -> Bits.get(falcon.read(FalconRegisters.DMATRFCMD), FalconRegisters.DMATRFCMD_IDLE));
        }
    }

    private void writeImem(FalconImage.Section section, boolean secure) throws FalconException {
        String what = secure ? "secure code" : "non-secure code";
        check(what, section, section.size(), PIO_LIMIT);
        if (section.destination() % BLOCK != 0 || section.virtualAddress() % BLOCK != 0) {
            throw bad("%s is not placed at a multiple of %d bytes".formatted(what, BLOCK));
        }
        int control = (int) section.destination() | FalconRegisters.MEMC_AINCW;
        falcon.write(FalconRegisters.IMEMC, secure ? control | FalconRegisters.IMEMC_SECURE : control);
        // A block becomes usable with its last word, so the last one is filled up with zeros.
        long padded = Math.ceilDiv(section.size(), BLOCK) * (long) BLOCK;
        for (long done = 0; done < padded; done += Integer.BYTES) {
            if (done % BLOCK == 0) {
                falcon.write(FalconRegisters.IMEMT, (int) ((section.virtualAddress() + done) >>> 8));
            }
            falcon.write(FalconRegisters.IMEMD, word(section, done));
        }
    }

    private void writeDmem(FalconImage.Section section) throws FalconException {
        check("data", section, section.size(), PIO_LIMIT);
        falcon.write(FalconRegisters.DMEMC, (int) section.destination() | FalconRegisters.MEMC_AINCW);
        for (long done = 0; done < section.size(); done += Integer.BYTES) {
            falcon.write(FalconRegisters.DMEMD, word(section, done));
        }
    }

    private int word(FalconImage.Section section, long offset) {
        MemorySegment memory = image.bytes().memory();
        long left = section.size() - offset;
        if (left >= Integer.BYTES) {
            return memory.get(WORD, section.source() + offset);
        }
        int word = 0;
        for (int i = 0; i < left; i++) {
            word |= Byte.toUnsignedInt(memory.get(ValueLayout.JAVA_BYTE, section.source() + offset + i)) << (8 * i);
        }
        return word;
    }

    private void check(String what, FalconImage.Section section, long size, long limit) throws FalconException {
        if (section.source() < 0 || size < 0 || section.source() > image.bytes().size() - size) {
            throw bad("%s is not within the image: %d bytes at %d of %d"
                    .formatted(what, size, section.source(), image.bytes().size()));
        }
        if (section.destination() < 0 || section.destination() > limit - size) {
            throw bad("%s does not fit its memory: %d bytes at 0x%x".formatted(what, size, section.destination()));
        }
    }

    private FalconException bad(String problem) {
        return new FalconException(falcon.engine(), FalconException.Reason.BAD_IMAGE, image.name() + ": " + problem);
    }
}
