package org.fwabi.gsp.chip;

import org.fwabi.device.Mmio;

/**
 * Registers of BAR0 that are not a falcon's: where each lies, and its fields. The only place that knows them.
 *
 * <p>Source: nova-core regs.rs; NVIDIA open-gpu-kernel-modules 570.144, hwref.
 */
public final class GpuRegisters {
    /** BAR0 offset where the VBIOS ROM begins, and how much of it can be read. */
    public static final long PROM = 0x300000;

    /** Bytes of the ROM that can be read. */
    public static final int PROM_SIZE = 0x100000;

    private static final int MIB_SHIFT = 20;

    private static final int PAGE_SHIFT = 12;

    private GpuRegisters() {}

    /** NV_PMC_BOOT_0. */
    public record Boot0(int raw) {
        /** Offset in BAR0. */
        public static final long OFFSET = 0x0;

        /** What reads return when no device answers. */
        public static final int ABSENT = -1;

        private static final int FERMI = 0xc;

        /** Reads it. */
        public static Boot0 read(Mmio bar0) {
            return new Boot0(bar0.read32(OFFSET));
        }

        /** Whether the chip is too old to have BOOT_42. */
        public boolean olderThanFermi() {
            return !Bits.get(raw, 8) && Bits.get(raw, 28, 24) < FERMI;
        }
    }

    /** NV_PMC_BOOT_42. */
    public record Boot42(int raw) {
        /** Offset in BAR0. */
        public static final long OFFSET = 0xa00;

        /** Reads it. */
        public static Boot42 read(Mmio bar0) {
            return new Boot42(bar0.read32(OFFSET));
        }

        /** Architecture and implementation, e.g. 0x172. */
        public int chipId() {
            return (Bits.get(raw, 29, 24) << 4) | Bits.get(raw, 23, 20);
        }

        /** Major revision, 4 bits; 0xa for A. */
        public int majorRevision() {
            return Bits.get(raw, 19, 16);
        }

        /** Minor revision, 4 bits. */
        public int minorRevision() {
            return Bits.get(raw, 15, 12);
        }
    }

    /** NV_PBUS_SW_SCRATCH(0xe), where FWSEC leaves the result of its FRTS command. */
    public record FrtsScratch(int raw) {
        /** Offset in BAR0. */
        public static final long OFFSET = 0x1400 + 4 * 0xe;

        /** Reads it. */
        public static FrtsScratch read(Mmio bar0) {
            return new FrtsScratch(bar0.read32(OFFSET));
        }

        /** 0 for success. */
        public int error() {
            return Bits.get(raw, 31, 16);
        }
    }

    /** NV_PFB_NISO_FLUSH_SYSMEM_ADDR, or from Hopper on NV_PFB_FBHUB_PCIE_FLUSH_SYSMEM_ADDR: the page that the GPU writes when it flushes system memory. */
    public static final class FlushPage {
        /** Offset in BAR0 of address bits 39:8. */
        public static final long LOW = 0x100c10;

        /** Offset in BAR0 of address bits 63:40, where the chip has them. */
        public static final long HIGH = 0x100c40;

        /** Offset in BAR0 of address bits 31:0, in the FB hub. */
        public static final long FBHUB_LOW = 0x100a34;

        /** Offset in BAR0 of address bits 51:32, in the FB hub. */
        public static final long FBHUB_HIGH = 0x100a38;

        private FlushPage() {}

        /** The address in use; 0 for none. */
        public static long read(Mmio bar0, Family family) {
            if (family.flushRegisters() == Family.FlushRegisters.FBHUB) {
                return Integer.toUnsignedLong(bar0.read32(FBHUB_LOW)) | ((long) bar0.read32(FBHUB_HIGH) << 32);
            }
            long address = Integer.toUnsignedLong(bar0.read32(LOW)) << 8;
            return family.flushAddressBits() > 40 ? address | ((long) bar0.read32(HIGH) << 40) : address;
        }

        /** Sets the address: 256-byte aligned, within {@link Family#flushAddressBits()}. */
        public static void write(Mmio bar0, Family family, long address) {
            if (family.flushRegisters() == Family.FlushRegisters.FBHUB) {
                bar0.write32(FBHUB_HIGH, (int) (address >>> 32));
                bar0.write32(FBHUB_LOW, (int) address);
                return;
            }
            if (family.flushAddressBits() > 40) {
                bar0.write32(HIGH, (int) (address >>> 40));
            }
            bar0.write32(LOW, (int) (address >>> 8));
        }
    }

    /** NV_PFB_PRI_MMU_LOCAL_MEMORY_RANGE: size of the framebuffer up to GA100. */
    public record LocalMemoryRange(int raw) {
        /** Offset in BAR0. */
        public static final long OFFSET = 0x100ce0;

        /** Reads it. */
        public static LocalMemoryRange read(Mmio bar0) {
            return new LocalMemoryRange(bar0.read32(OFFSET));
        }

        /** Usable bytes. With ECC, one part in 16 is taken. */
        public long bytes() {
            long all = (long) Bits.get(raw, 9, 4) << Bits.get(raw, 3, 0) << MIB_SHIFT;
            return Bits.get(raw, 30) ? all / 16 * 15 : all;
        }
    }

    /** NV_USABLE_FB_SIZE_IN_MB: size of the framebuffer from GA102 on. */
    public record UsableFbSize(int raw) {
        /** Offset in BAR0. */
        public static final long OFFSET = 0x1183a4;

        /** Reads it. */
        public static UsableFbSize read(Mmio bar0) {
            return new UsableFbSize(bar0.read32(OFFSET));
        }

        /** Usable bytes. */
        public long bytes() {
            return Integer.toUnsignedLong(raw) << MIB_SHIFT;
        }
    }

    /**
     * NV_PFB_PRI_MMU_WPR2_ADDR_LO and _HI: the protected region.
     *
     * @param low first byte
     * @param high end, or 0 where there is no region
     */
    public record Wpr2(long low, long high) {
        /** Offset in BAR0 of the lower bound. */
        public static final long LOW = 0x1fa824;

        /** Offset in BAR0 of the upper bound. */
        public static final long HIGH = 0x1fa828;

        /** Reads both. */
        public static Wpr2 read(Mmio bar0) {
            return new Wpr2(bound(bar0.read32(LOW)), bound(bar0.read32(HIGH)));
        }

        /** Whether there is a region. */
        public boolean present() {
            return high != 0;
        }

        private static long bound(int raw) {
            return Integer.toUnsignedLong(raw >>> 4) << PAGE_SHIFT;
        }

        @Override
        public String toString() {
            return present() ? "0x%x..0x%x".formatted(low, high) : "none";
        }
    }

    /** NV_PGSP_QUEUE_HEAD, GSP's doorbell. */
    public static final class QueueHead {
        /** Offset in BAR0. */
        public static final long OFFSET = 0x110c00;

        private QueueHead() {}

        /** Tells GSP that there is something in the command queue. */
        public static void ring(Mmio bar0) {
            bar0.write32(OFFSET, 0);
        }
    }

    /** NV_PGC6_BSI_SECURE_SCRATCH_14: how far a resumed GSP has come. */
    public record BootStage(int raw) {
        /** Offset in BAR0. */
        public static final long OFFSET = 0x1180f8;

        /** Reads it. */
        public static BootStage read(Mmio bar0) {
            return new BootStage(bar0.read32(OFFSET));
        }

        /** Whether GSP has taken over. */
        public boolean handedOff() {
            return Bits.get(raw, 26);
        }
    }

    /** The two registers that tell how far the firmware in the ROM has initialised the GPU. */
    public static final class GfwBoot {
        /** NV_PGC6_AON_SECURE_SCRATCH_GROUP_05_PRIV_LEVEL_MASK; bit 0: the progress may be read. */
        public static final long LEVEL_MASK = 0x118128;

        /** NV_PGC6_AON_SECURE_SCRATCH_GROUP_05_0_GFW_BOOT; bits 7:0: progress. */
        public static final long PROGRESS = 0x118234;

        private static final int COMPLETED = 0xff;

        private GfwBoot() {}

        /** Whether it is through. */
        public static boolean completed(Mmio bar0) {
            return Bits.get(bar0.read32(LEVEL_MASK), 0) && Bits.get(bar0.read32(PROGRESS), 7, 0) == COMPLETED;
        }
    }

    /** NV_PDISP_VGA_WORKSPACE_BASE. */
    public record VgaWorkspace(int raw) {
        /** Offset in BAR0. */
        public static final long OFFSET = 0x625f04;

        /** Reads it. */
        public static VgaWorkspace read(Mmio bar0) {
            return new VgaWorkspace(bar0.read32(OFFSET));
        }

        /** Whether the address means something. */
        public boolean valid() {
            return Bits.get(raw, 3);
        }

        /** Framebuffer address. */
        public long address() {
            return (long) Bits.get(raw, 31, 8) << 16;
        }
    }

    /** NV_FUSE_STATUS_OPT_DISPLAY, whose place depends on the family. */
    public record DisplayFuse(int raw) {
        /** Reads it. */
        public static DisplayFuse read(Mmio bar0, Family family) {
            return new DisplayFuse(bar0.read32(family.displayFuse()));
        }

        /** Whether the chip has a display engine. */
        public boolean displayPresent() {
            return !Bits.get(raw, 0);
        }
    }
}
