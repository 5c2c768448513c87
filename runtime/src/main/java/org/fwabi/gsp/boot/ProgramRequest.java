package org.fwabi.gsp.boot;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalLong;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.abi.LoadExecGenericBootloader;
import org.fwabi.gsp.abi.LoadExecHsBinary;
import org.fwabi.gsp.falcon.Falcon;
import org.fwabi.gsp.falcon.FalconImage;
import org.fwabi.gsp.falcon.FramebufferProgram;

/**
 * What GSP-RM asks to have run on its own core, which it gives up for that. From 595 on it says what to run; before, it
 * sent the register accesses that do it.
 *
 * <p>Source: NVIDIA open-gpu-kernel-modules 595.45.04, rmgspseq.h, kernel_gsp.c.
 */
sealed interface ProgramRequest {
    /** Name of the event. */
    String event();

    /** Signed code in the framebuffer, which the boot ROM checks (GA102 and later). */
    record Secure(FramebufferProgram program) implements ProgramRequest {
        @Override
        public String event() {
            return "GSP_LOAD_EXEC_HS_BINARY";
        }
    }

    /**
     * Code for the generic bootloader (Turing and GA100).
     *
     * @param descriptor what the bootloader reads, whole; memory of its own
     * @param aperture the aperture that the bootloader reads through
     * @param target what the aperture has to reach; empty for one that does not exist
     */
    record Loaded(MemorySegment descriptor, long aperture, Optional<Falcon.Target> target) implements ProgramRequest {
        @Override
        public String event() {
            return "GSP_LOAD_EXEC_GENERIC_BOOTLOADER";
        }
    }

    /** In ucodeDmemVA: there is no virtual address. */
    long NO_VIRTUAL_ADDRESS = 0xffffffffL;

    /** Address spaces of a memory descriptor. */
    int SYSMEM = 1;

    /** See {@link #SYSMEM}. */
    int FBMEM = 2;

    /** Copies a request out of its event. */
    static ProgramRequest of(LoadExecHsBinary message) {
        boolean virtual = message.dataVirtual() != NO_VIRTUAL_ADDRESS;
        return new Secure(new FramebufferProgram(
                "GSP_LOAD_EXEC_HS_BINARY",
                message.codeAddress(),
                message.codeVirtual(),
                message.codeOffset(),
                message.codeSize(),
                message.dataAddress(),
                virtual ? OptionalLong.of(message.dataVirtual()) : OptionalLong.empty(),
                message.dataOffset(),
                message.dataSize(),
                new FalconImage.BootRom(
                        (int) message.signatureOffset(), (int) message.engineMask(), (int) message.ucodeId())));
    }

    /**
     * Copies a request out of its event.
     *
     * @param payload the event's, checked
     * @return empty if the descriptor's size is not that of this release
     */
    static Optional<ProgramRequest> of(GspAbi abi, LoadExecGenericBootloader message, MemorySegment payload) {
        long size = abi.bootloaderDescriptor().orElseThrow().byteSize();
        if (message.descriptorSize() != size) {
            return Optional.empty();
        }
        MemorySegment descriptor = Arena.ofAuto().allocate(size, Long.BYTES).copyFrom(payload.asSlice(0, size));
        Optional<Falcon.Target> target = switch ((int) message.addressSpace()) {
            case FBMEM -> Optional.of(Falcon.Target.FRAMEBUFFER);
            case SYSMEM ->
                switch ((int) message.cacheAttribute()) {
                    case 0 -> Optional.of(Falcon.Target.COHERENT_SYSMEM);
                    case 1 -> Optional.of(Falcon.Target.NONCOHERENT_SYSMEM);
                    default -> Optional.empty();
                };
            default -> Optional.empty();
        };
        return Optional.of(new Loaded(descriptor, message.descriptor().dmaIndex(), target));
    }
}
