package org.fwabi.gsp.boot;

import org.fwabi.device.DmaAllocator;
import org.fwabi.device.DmaBuffer;
import org.fwabi.device.DmaException;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.abi.GspFacts;
import org.fwabi.gsp.abi.GspFwWprMeta;
import org.fwabi.gsp.firmware.Radix3;

/** The hand-over to booter_load: where everything is, and where in the framebuffer it is to go. */
final class WprMeta {
    private WprMeta() {}

    /** Fills in the struct of the release; what is not set is zero, as on a first boot. */
    static DmaBuffer create(
            GspAbi abi,
            FbLayout layout,
            Radix3 image,
            RiscvBootloader bootloader,
            DmaBuffer signatures,
            long signaturesSize,
            DmaAllocator dma)
            throws DmaException {
        GspFacts facts = abi.facts();
        DmaBuffer buffer = dma.allocateDma(abi.gspFwWprMeta().byteSize());
        GspFwWprMeta meta = abi.gspFwWprMeta().view(buffer.memory());
        meta.magic(facts.wprMagic())
                .revision(facts.wprRevision())
                .sysmemAddrOfRadix3Elf(image.rootAddress())
                .sizeOfRadix3Elf(image.size())
                .sysmemAddrOfBootloader(bootloader.program().deviceAddress())
                .sizeOfBootloader(bootloader.size())
                .bootloaderCodeOffset(bootloader.codeOffset())
                .bootloaderDataOffset(bootloader.dataOffset())
                .bootloaderManifestOffset(bootloader.manifestOffset())
                .sysmemAddrOfSignature(signatures.deviceAddress())
                .sizeOfSignature(signaturesSize)
                .gspFwRsvdStart(layout.nonWprHeap().start())
                .nonWprHeapOffset(layout.nonWprHeap().start())
                .nonWprHeapSize(layout.nonWprHeap().size())
                .gspFwWprStart(layout.wpr().start())
                .gspFwHeapOffset(layout.heap().start())
                .gspFwHeapSize(layout.heap().size())
                .gspFwOffset(layout.image().start())
                .bootBinOffset(layout.bootloader().start())
                .frtsOffset(layout.frts().start())
                .frtsSize(layout.frts().size())
                .gspFwWprEnd(layout.wpr().end())
                .fbSize(layout.fb().size())
                .vgaWorkspaceOffset(layout.vgaWorkspace().start())
                .vgaWorkspaceSize(layout.vgaWorkspace().size());
        return buffer;
    }
}
