package org.fwabi.gsp.boot;

import org.fwabi.device.DmaAllocator;
import org.fwabi.device.DmaBuffer;
import org.fwabi.device.DmaException;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.abi.GspFacts;
import org.fwabi.gsp.abi.GspFwWprMeta;
import org.fwabi.gsp.firmware.Radix3;

/** The hand-over to booter_load, or to the FMC: where everything is, and where in the framebuffer it is to go. */
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
        DmaBuffer buffer = dma.allocateDma(abi.gspFwWprMeta().byteSize());
        sources(abi, buffer, image, bootloader, signatures, signaturesSize)
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

    /** The same for the FMC, which is only told the sizes: it finds the places itself. */
    static DmaBuffer request(
            GspAbi abi,
            FbRules rules,
            FbLayout layout,
            Radix3 image,
            RiscvBootloader bootloader,
            DmaBuffer signatures,
            long signaturesSize,
            DmaAllocator dma)
            throws DmaException {
        DmaBuffer buffer = dma.allocateDma(abi.gspFwWprMeta().byteSize());
        sources(abi, buffer, image, bootloader, signatures, signaturesSize)
                .nonWprHeapSize(rules.nonWprHeap())
                .gspFwHeapSize(FbLayout.heapSize(rules, layout.fb().size()))
                .frtsSize(rules.frtsSize())
                .vgaWorkspaceSize(layout.vgaWorkspace().size());
        return buffer;
    }

    private static GspFwWprMeta sources(
            GspAbi abi,
            DmaBuffer buffer,
            Radix3 image,
            RiscvBootloader bootloader,
            DmaBuffer signatures,
            long signaturesSize) {
        GspFacts facts = abi.facts();
        return abi.gspFwWprMeta()
                .view(buffer.memory())
                .magic(facts.wprMagic())
                .revision(facts.wprRevision())
                .sysmemAddrOfRadix3Elf(image.rootAddress())
                .sizeOfRadix3Elf(image.size())
                .sysmemAddrOfBootloader(bootloader.program().deviceAddress())
                .sizeOfBootloader(bootloader.size())
                .bootloaderCodeOffset(bootloader.codeOffset())
                .bootloaderDataOffset(bootloader.dataOffset())
                .bootloaderManifestOffset(bootloader.manifestOffset())
                .sysmemAddrOfSignature(signatures.deviceAddress())
                .sizeOfSignature(signaturesSize);
    }
}
