package org.fwabi.gsp.sim;

/** The registers outside the falcons that the boot path needs. Source: nova-core regs.rs. */
final class ChipRegisters {
    private static final long GFW_BOOT_NANOS = 20_000_000;
    private static final int GFW_DONE = 0xff;
    private static final long ROM = 0x300000;
    private static final long ROM_WINDOW = 0x100000;
    private static final int CONFIG_MIRROR = 0x88000;

    private ChipRegisters() {}

    static void add(SimGpuParts gpu, Runnable doorbell, long seed) {
        identity(gpu);
        memory(gpu);
        scratch(gpu);
        queues(gpu, doorbell);
        RegisterFile file = gpu.registers();
        if (!gpu.chip().fsp()) {
            file.rom(ROM, ROM_WINDOW, Vbios.make(gpu.chip(), seed));
        }
        for (int i = 0; i < ConfigSpace.SIZE; i += 4) {
            int offset = i;
            file.add(
                    CONFIG_MIRROR + i,
                    "config mirror",
                    Register.readOnly(() -> gpu.config().read(offset)));
        }
        if (!gpu.chip().fsp()) {
            fuses(gpu);
        }
    }

    private static void identity(SimGpuParts gpu) {
        SimChip chip = gpu.chip();
        gpu.registers().add(0x0, "BOOT_0", Register.readOnly(chip::boot0));
        gpu.registers()
                .add(
                        0xa00,
                        "BOOT_42",
                        Register.readOnly(() -> gpu.faults()
                                .find(Fault.WrongChipId.class)
                                .map(Fault.WrongChipId::boot42)
                                .orElse(chip.boot42())));
    }

    private static void memory(SimGpuParts gpu) {
        RegisterFile file = gpu.registers();
        SimChip chip = gpu.chip();
        Scratch scratch = gpu.scratch();
        if (chip.fsp()) {
            file.add(
                    0x100a34,
                    "FBHUB_PCIE_FLUSH_SYSMEM_ADDR_LO",
                    Register.of(scratch::hubFlushLow, scratch::setHubFlushLow));
            file.add(
                    0x100a38,
                    "FBHUB_PCIE_FLUSH_SYSMEM_ADDR_HI",
                    Register.of(scratch::hubFlushHigh, scratch::setHubFlushHigh));
        } else {
            file.add(0x100c10, "NISO_FLUSH_SYSMEM_ADDR", Register.of(scratch::flushLow, scratch::setFlushLow));
            file.add(0x100c40, "NISO_FLUSH_SYSMEM_ADDR_HI", Register.of(scratch::flushHigh, scratch::setFlushHigh));
            file.add(0x100ce0, "LOCAL_MEMORY_RANGE", Register.readOnly(chip::localMemoryRange));
            file.add(0x625f04, "VGA_WORKSPACE_BASE", Register.readOnly(chip::vgaWorkspaceRegister));
        }
        Framebuffer fb = gpu.framebuffer();
        file.add(0x1fa824, "WPR2_ADDR_LO", Register.readOnly(() -> Framebuffer.wprField(fb.wprStart())));
        file.add(0x1fa828, "WPR2_ADDR_HI", Register.readOnly(() -> Framebuffer.wprField(fb.wprEnd())));
        if (!chip.turing()) {
            file.add(0x1183a4, "USABLE_FB_SIZE_IN_MB", Register.readOnly(chip::framebufferMib));
        }
    }

    private static void scratch(SimGpuParts gpu) {
        RegisterFile file = gpu.registers();
        Scratch scratch = gpu.scratch();
        for (int i = 0; i < Scratch.SW_SCRATCH_COUNT; i++) {
            int index = i;
            file.add(
                    0x1400 + 4 * i,
                    "SW_SCRATCH(" + i + ")",
                    Register.of(() -> scratch.software(index), value -> scratch.setSoftware(index, value)));
        }
        if (gpu.chip().fsp()) {
            return;
        }
        file.add(0x1180f8, "BSI_SECURE_SCRATCH_14", Register.readOnly(() -> scratch.reloadDone() ? 1 << 26 : 0));
        file.add(0x118128, "SCRATCH_GROUP_05_PRIV_LEVEL_MASK", Register.readOnly(() -> started(gpu, 2) ? 1 : 0));
        file.add(0x118234, "GFW_BOOT", Register.readOnly(() -> {
            if (!started(gpu, 2)) {
                throw new Register.Refused("a read once 0x118128 bit 0 is set", "one before");
            }
            return started(gpu, 1) && !gpu.faults().has(Fault.GfwNeverDone.class) ? GFW_DONE : 0x40;
        }));
    }

    /** Whether a part of the start-up time has gone by. */
    private static boolean started(SimGpuParts gpu, int part) {
        return gpu.clock().now() >= GFW_BOOT_NANOS / part;
    }

    private static void queues(SimGpuParts gpu, Runnable doorbell) {
        for (int i = 0; i < 8; i++) {
            int index = i;
            gpu.registers().add(0x110c00 + 8L * i, "QUEUE_HEAD(" + i + ")", Register.of(() -> 0, value -> {
                if (index == 0) {
                    doorbell.run();
                }
            }));
        }
    }

    private static void fuses(SimGpuParts gpu) {
        RegisterFile file = gpu.registers();
        SimChip chip = gpu.chip();
        file.add(chip.turing() ? 0x21c04 : 0x820c04, "FUSE_STATUS_OPT_DISPLAY", Register.readOnly(() -> 0));
        if (chip.turing()) {
            return;
        }
        for (int i = 0; i < Fuses.COUNT; i++) {
            int ucode = i + 1;
            file.add(0x824100 + 4L * i, "FUSE_NVDEC_UCODE(" + ucode + ")", Register.readOnly(() -> 0));
            file.add(
                    0x824140 + 4L * i,
                    "FUSE_SEC2_UCODE(" + ucode + ")",
                    Register.readOnly(() -> ucode == Fuses.BOOTER_UCODE ? Fuses.register(chip, ucode) : 0));
            file.add(
                    0x8241c0 + 4L * i,
                    "FUSE_GSP_UCODE(" + ucode + ")",
                    Register.readOnly(() -> ucode == Fuses.FWSEC_UCODE ? Fuses.register(chip, ucode) : 0));
        }
    }
}
