package org.fwabi.gsp.boot;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.fwabi.device.DmaAllocator;
import org.fwabi.device.DmaBuffer;
import org.fwabi.device.DmaException;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.abi.RiscvUcodeDesc;
import org.fwabi.gsp.firmware.BadFirmwareException;
import org.fwabi.gsp.firmware.BinFile;
import org.fwabi.gsp.firmware.Bytes;
import org.fwabi.gsp.firmware.DmaPages;
import org.fwabi.message.MessageType;

/**
 * The program that runs first on GSP's RISC-V core, walks the page table of the image and starts it.
 *
 * @param program in memory that the device can reach
 * @param size its bytes
 * @param codeOffset where its code begins
 * @param dataOffset where its data begins
 * @param manifestOffset where its manifest begins
 * @param version what GSP-RM is told of it
 */
record RiscvBootloader(
        DmaBuffer program, long size, long codeOffset, long dataOffset, long manifestOffset, int version) {
    private static final int PAGE = 4096;

    /** Reads the file and copies the program. */
    static RiscvBootloader prepare(GspAbi abi, Bytes file, DmaAllocator dma) throws BadFirmwareException, DmaException {
        BinFile container = new BinFile(file);
        MemorySegment payload = container.payload().segment();
        MessageType<RiscvUcodeDesc> type = abi.riscvUcodeDesc();
        try (Arena arena = Arena.ofConfined()) {
            Bytes header = file.slice(container.headerOffset(), type.byteSize(), "RISC-V microcode descriptor");
            RiscvUcodeDesc desc =
                    type.view(arena.allocate(type.byteSize(), Long.BYTES).copyFrom(header.segment()));
            RiscvBootloader bootloader = new RiscvBootloader(
                    DmaPages.copy(dma, payload, PAGE),
                    payload.byteSize(),
                    desc.monitorCodeOffset(),
                    desc.monitorDataOffset(),
                    desc.manifestOffset(),
                    (int) desc.appVersion());
            bootloader.check(file);
            return bootloader;
        }
    }

    private void check(Bytes file) throws BadFirmwareException {
        if (size == 0 || codeOffset >= size || dataOffset >= size || manifestOffset >= size) {
            throw file.bad("code at %d, data at %d or manifest at %d is not within the program's %d bytes"
                    .formatted(codeOffset, dataOffset, manifestOffset, size));
        }
    }
}
