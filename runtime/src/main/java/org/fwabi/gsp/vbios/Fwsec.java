package org.fwabi.gsp.vbios;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalInt;
import org.fwabi.device.DmaAllocator;
import org.fwabi.device.DmaBuffer;
import org.fwabi.device.DmaException;
import org.fwabi.device.Mmio;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.falcon.FalconImage;
import org.fwabi.gsp.falcon.SignatureFuses;
import org.fwabi.gsp.firmware.BadFirmwareException;
import org.fwabi.gsp.firmware.Bytes;
import org.fwabi.gsp.firmware.DmaPages;

/**
 * FWSEC made ready to be loaded: its command is written into its data, and the signature put in place that the chip's
 * fuses want.
 *
 * <p>Source: nova-core firmware/fwsec.rs; NVIDIA open-gpu-kernel-modules 570.144, kernel_gsp_fwsec.c.
 */
public final class Fwsec {
    private static final ValueLayout.OfInt U32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int DMEM_MAPPER = 4;
    private static final int MAPPER_COMMAND_BUFFER = 8;
    private static final int MAPPER_INIT_COMMAND = 44;
    private static final int MAPPER_SIZE = 64;

    private static final int READ_VBIOS_SIZE = 24;
    private static final int FRTS_REGION_SIZE = 20;
    private static final int REGION_IN_FRAMEBUFFER = 2;
    private static final int READ_VBIOS_FLAGS = 2;
    private static final int PAGE_SHIFT = 12;

    private Fwsec() {}

    /** What FWSEC is asked to do. */
    public sealed interface Command {
        /** The number of the command. */
        int code();

        /** Name for messages. */
        String name();

        /**
         * Make the FRTS region, and with it the protected region.
         *
         * @param address in the framebuffer, a multiple of 4096
         * @param size in bytes, a multiple of 4096
         */
        record Frts(long address, long size) implements Command {
            @Override
            public int code() {
                return 0x15;
            }

            @Override
            public String name() {
                return "FWSEC-FRTS";
            }
        }

        /** Put the falcon back to where it was before GSP-RM ran. */
        record Sb() implements Command {
            @Override
            public int code() {
                return 0x19;
            }

            @Override
            public String name() {
                return "FWSEC-SB";
            }
        }
    }

    /**
     * Makes the microcode ready.
     *
     * @throws BadFirmwareException if the microcode has no place for a command, or no signature for this chip
     */
    public static FalconImage prepare(DmaAllocator dma, Mmio bar0, Chip chip, Vbios vbios, Command command)
            throws BadFirmwareException, DmaException {
        Bytes ucode = vbios.ucode();
        UcodeDescriptor descriptor = vbios.descriptor();
        DmaBuffer memory = DmaPages.copy(dma, ucode.segment(), FalconImage.BLOCK);
        Bytes copy = new Bytes(Vbios.SOURCE, memory.memory().asSlice(0, ucode.size()));
        Bytes data = copy.slice(descriptor.dataSource(), descriptor.dataSize(), "FWSEC data");
        writeCommand(data, descriptor.interfaceOffset(), command);
        FalconImage.Section dataSection = new FalconImage.Section(
                descriptor.dataSource(), descriptor.dataDestination(), descriptor.dataSize(), 0);
        return switch (descriptor) {
            case UcodeDescriptor.V2 v2 ->
                new FalconImage(
                        command.name(),
                        memory,
                        Optional.of(new FalconImage.Section(
                                0, v2.codeDestination(), v2.codeSize() - v2.secureSize(), v2.virtualBase())),
                        new FalconImage.Section(
                                v2.secureOffset(),
                                v2.codeDestination() + v2.secureOffset(),
                                v2.secureSize(),
                                v2.secureBase()),
                        dataSection,
                        new FalconImage.BootRom(0, 0, 0),
                        (int) v2.virtualEntry());
            case UcodeDescriptor.V3 v3 -> {
                sign(bar0, chip, vbios, v3, data);
                yield new FalconImage(
                        command.name(),
                        memory,
                        Optional.empty(),
                        new FalconImage.Section(0, v3.codeDestination(), v3.codeSize(), v3.virtualBase()),
                        dataSection,
                        new FalconImage.BootRom((int) v3.signatureOffset(), v3.engineMask(), v3.ucodeId()),
                        0);
            }
        };
    }

    private static void writeCommand(Bytes data, long interfaces, Command command) throws BadFirmwareException {
        String what = "FWSEC interface table";
        int version = data.u8(interfaces, what);
        if (version != 1) {
            throw data.bad("%s has version %d, expected 1".formatted(what, version));
        }
        int headerSize = data.u8(interfaces + 1, what);
        int entrySize = data.u8(interfaces + 2, what);
        int count = data.u8(interfaces + 3, what);
        for (int i = 0; i < count; i++) {
            Bytes entry = data.slice(interfaces + headerSize + (long) i * entrySize, 8, what);
            if (entry.u32(0, what) == DMEM_MAPPER) {
                Bytes mapper = data.slice(entry.u32(4, what), MAPPER_SIZE, "FWSEC DMEM mapper");
                mapper.segment().set(U32, MAPPER_INIT_COMMAND, command.code());
                long buffer = mapper.u32(MAPPER_COMMAND_BUFFER, "FWSEC DMEM mapper");
                writeArguments(data.slice(buffer, READ_VBIOS_SIZE + FRTS_REGION_SIZE, "FWSEC command buffer"), command);
                return;
            }
        }
        throw data.bad("%s has no DMEM mapper, through which commands are given".formatted(what));
    }

    /** The command buffer: how to read the VBIOS (version, size, address u64, size, flags), then the FRTS region. */
    private static void writeArguments(Bytes buffer, Command command) throws BadFirmwareException {
        MemorySegment memory = buffer.segment();
        memory.fill((byte) 0);
        memory.set(U32, 0, 1);
        memory.set(U32, 4, READ_VBIOS_SIZE);
        memory.set(U32, 20, READ_VBIOS_FLAGS);
        switch (command) {
            case Command.Frts(long address, long size) -> {
                memory.set(U32, READ_VBIOS_SIZE, 1);
                memory.set(U32, READ_VBIOS_SIZE + 4, FRTS_REGION_SIZE);
                memory.set(U32, READ_VBIOS_SIZE + 8, pages(buffer, address));
                memory.set(U32, READ_VBIOS_SIZE + 12, pages(buffer, size));
                memory.set(U32, READ_VBIOS_SIZE + 16, REGION_IN_FRAMEBUFFER);
            }
            case Command.Sb() -> {
                // It takes no region.
            }
        }
    }

    private static int pages(Bytes buffer, long bytes) throws BadFirmwareException {
        long pages = bytes >>> PAGE_SHIFT;
        if (pages >>> Integer.SIZE != 0) {
            throw buffer.bad("the FRTS region at or of 0x%x does not fit the command".formatted(bytes));
        }
        return (int) pages;
    }

    private static void sign(Mmio bar0, Chip chip, Vbios vbios, UcodeDescriptor.V3 v3, Bytes data)
            throws BadFirmwareException {
        if (v3.signatureCount() == 0) {
            return;
        }
        OptionalInt fuses = SignatureFuses.version(bar0, chip, v3.engineMask(), v3.ucodeId());
        int bit = fuses.isPresent() ? 1 << fuses.getAsInt() : 0;
        if ((v3.signatureVersions() & bit) == 0) {
            throw data.bad("FWSEC has no signature for this chip: versions 0x%x, fuses %s"
                    .formatted(v3.signatureVersions(), fuses));
        }
        int index = Integer.bitCount(v3.signatureVersions() & (bit - 1));
        if (index >= v3.signatureCount()) {
            throw data.bad("FWSEC names more signature versions than its %d signatures".formatted(v3.signatureCount()));
        }
        Bytes signature = vbios.signature(index);
        Bytes place = data.slice(v3.signatureOffset(), signature.size(), "place of the FWSEC signature");
        place.segment().copyFrom(signature.segment());
    }
}
