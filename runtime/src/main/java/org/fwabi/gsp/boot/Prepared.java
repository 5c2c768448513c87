package org.fwabi.gsp.boot;

import java.util.Optional;
import org.fwabi.device.Clock;
import org.fwabi.device.DmaAllocator;
import org.fwabi.device.DmaBuffer;
import org.fwabi.device.DmaException;
import org.fwabi.device.Mmio;
import org.fwabi.device.ResourceStack;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.chip.Family;
import org.fwabi.gsp.chip.GpuRegisters;
import org.fwabi.gsp.falcon.LoaderProgram;
import org.fwabi.gsp.firmware.BadFirmwareException;
import org.fwabi.gsp.firmware.BooterImage;
import org.fwabi.gsp.firmware.Bytes;
import org.fwabi.gsp.firmware.DmaPages;
import org.fwabi.gsp.firmware.GenericBootloader;
import org.fwabi.gsp.firmware.GspImage;
import org.fwabi.gsp.firmware.Radix3;
import org.fwabi.gsp.queue.CommandQueue;
import org.fwabi.gsp.queue.QueueProtocol;
import org.fwabi.gsp.queue.QueueRegion;
import org.fwabi.gsp.vbios.Fwsec;
import org.fwabi.gsp.vbios.Vbios;

/**
 * Everything that has to be in memory before the first step of the boot plan. What unloading needs is made here as well:
 * when the time comes, neither files nor memory may be to be had.
 *
 * @param layout who gets what of the framebuffer
 * @param bootloader the first program on the RISC-V core
 * @param wprMeta the hand-over to booter_load or the FMC
 * @param arguments what GSP is started with
 * @param queue commands and events
 * @param start what starts GSP-RM
 * @param genericBootloader loads what GSP-RM asks to have run, where it does so and the chip needs that
 */
record Prepared(
        FbLayout layout,
        RiscvBootloader bootloader,
        DmaBuffer wprMeta,
        StartArguments arguments,
        CommandQueue queue,
        SecureStart start,
        Optional<LoaderProgram> genericBootloader) {
    private static final int PAGE = 4096;

    static Prepared create(GspAbi abi, BootRequest request, FirmwareFiles files, DmaAllocator dma, ResourceStack undo)
            throws BadFirmwareException, DmaException, BootException {
        Mmio bar0 = request.bar0();
        Chip chip = request.chip();
        GspImage image = request.image();
        RiscvBootloader bootloader = RiscvBootloader.prepare(abi, files.bootloader(), dma);
        FbRules rules = ReleaseRules.framebuffer(abi, chip.family());
        FbLayout layout = layOut(abi, rules, bar0, chip.family(), bootloader, image);
        Radix3 radix3 = Radix3.build(dma, image.name(), image.bytes());
        DmaBuffer signatures = DmaPages.copy(dma, files.signatures(), PAGE);
        long signaturesSize = files.signatures().byteSize();
        DmaBuffer wprMeta = switch (chip.family().secureBoot()) {
            case BOOTERS -> WprMeta.create(abi, layout, radix3, bootloader, signatures, signaturesSize, dma);
            case FSP -> WprMeta.request(abi, rules, layout, radix3, bootloader, signatures, signaturesSize, dma);
        };
        QueueProtocol protocol = ReleaseQueue.protocol(abi);
        QueueRegion region = QueueRegion.create(protocol, dma.allocateDma(QueueRegion.size(protocol)));
        StartArguments arguments = StartArguments.create(abi, region, dma);
        Clock clock = request.device().clock();
        CommandQueue queue = new CommandQueue(region, clock, () -> GpuRegisters.QueueHead.ring(bar0));
        undo.push(queue::close);
        SecureStart start = switch (files.secure()) {
            case FirmwareFiles.Secure.Booters booters -> booters(bar0, chip, layout, booters, dma);
            case FirmwareFiles.Secure.Fmc(Bytes fmc) -> SecureStart.Fmc.prepare(abi, fmc, wprMeta, arguments, dma);
        };
        return new Prepared(
                layout,
                bootloader,
                wprMeta,
                arguments,
                queue,
                start,
                files.genericBootloader().isPresent()
                        ? Optional.of(
                                GenericBootloader.read(files.genericBootloader().get()))
                        : Optional.empty());
    }

    private static SecureStart booters(
            Mmio bar0, Chip chip, FbLayout layout, FirmwareFiles.Secure.Booters files, DmaAllocator dma)
            throws BadFirmwareException, DmaException {
        Vbios vbios = Vbios.read(bar0);
        return new SecureStart.Booters(
                chip.family().hasFrts()
                        ? Optional.of(Fwsec.prepare(dma, bar0, chip, vbios, frts(layout)))
                        : Optional.empty(),
                Fwsec.prepare(dma, bar0, chip, vbios, new Fwsec.Command.Sb()),
                BooterImage.prepare(dma, bar0, chip, BooterImage.Kind.LOAD, files.load()),
                BooterImage.prepare(dma, bar0, chip, BooterImage.Kind.UNLOAD, files.unload()));
    }

    private static Fwsec.Command frts(FbLayout layout) {
        return new Fwsec.Command.Frts(layout.frts().start(), layout.frts().size());
    }

    private static FbLayout layOut(
            GspAbi abi, FbRules rules, Mmio bar0, Family family, RiscvBootloader bootloader, GspImage image)
            throws BootException {
        long fbSize = switch (family.fbSize()) {
            case MEMORY_RANGE -> GpuRegisters.LocalMemoryRange.read(bar0).bytes();
            case USABLE_MIB -> GpuRegisters.UsableFbSize.read(bar0).bytes();
        };
        if (family.secureBoot() == Family.SecureBoot.FSP) {
            return FbLayout.requested(rules, fbSize, abi.facts().fspFrtsOffset());
        }
        Optional<Long> workspace = Optional.empty();
        if (GpuRegisters.DisplayFuse.read(bar0, family).displayPresent()) {
            GpuRegisters.VgaWorkspace register = GpuRegisters.VgaWorkspace.read(bar0);
            workspace = register.valid() ? Optional.of(register.address()) : Optional.empty();
        }
        return FbLayout.compute(
                        rules, fbSize, FbLayout.vgaWorkspace(fbSize, workspace), bootloader.size(), image.size())
                .orElseThrow(() -> new BootException(new BootFailure.DoesNotFit(fbSize, image.size())));
    }
}
