package org.fwabi.gsp.sim;

import java.util.Arrays;
import java.util.Optional;

/**
 * A chip that can be simulated, on one of the boards that carry it.
 *
 * <p>Source: PCI ids and identification registers of nova-core gpu.rs and of NVIDIA's list of supported GPUs.
 */
public enum SimChip {
    TU102(0x1e04, 0x12fa, 0x162, "NVIDIA GeForce RTX 2080 Ti", 11264, 352, "tu10x", true),
    GA102(0x2206, 0x1467, 0x172, "NVIDIA GeForce RTX 3080", 10240, 320, "ga10x", false),
    AD102(0x2684, 0x165b, 0x192, "NVIDIA GeForce RTX 4090", 24576, 384, "ad10x", false),
    GH100(0x2330, 0x16c1, 0x180, "NVIDIA H100 80GB HBM3", 81559, 5120, "gh100", false);

    private final int pciDevice;
    private final int subsystem;
    private final int chipset;
    private final String gpuName;
    private final int framebufferMib;
    private final int busWidth;
    private final String signature;
    private final boolean turing;

    SimChip(
            int pciDevice,
            int subsystem,
            int chipset,
            String gpuName,
            int framebufferMib,
            int busWidth,
            String signature,
            boolean turing) {
        this.pciDevice = pciDevice;
        this.subsystem = subsystem;
        this.chipset = chipset;
        this.gpuName = gpuName;
        this.framebufferMib = framebufferMib;
        this.busWidth = busWidth;
        this.signature = signature;
        this.turing = turing;
    }

    /** The chip of a name such as {@code ga102}, in any case. */
    public static Optional<SimChip> named(String name) {
        return Arrays.stream(values())
                .filter(chip -> chip.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** PCI device id. */
    public int pciDevice() {
        return pciDevice;
    }

    int subsystem() {
        return subsystem;
    }

    /** Architecture and implementation, e.g. 0x172. */
    public int chipset() {
        return chipset;
    }

    /** The board's name, as the resource manager gives it. */
    public String gpuName() {
        return gpuName;
    }

    /** Usable framebuffer in bytes. */
    public long framebufferSize() {
        return (long) framebufferMib << 20;
    }

    int framebufferMib() {
        return framebufferMib;
    }

    int busWidth() {
        return busWidth;
    }

    /** Name of the section with this chip's signatures in a GSP image. */
    public String signatureSection() {
        return ".fwsignature_" + signature;
    }

    /** Folder of this chip's firmware files, e.g. {@code nvidia/ga102/gsp}. */
    public String firmwareFolder() {
        return "nvidia/" + name().toLowerCase(java.util.Locale.ROOT) + "/gsp";
    }

    /** Whether falcons are those of Turing: programmed I/O, no boot ROM parameters, no core select. */
    boolean turing() {
        return turing;
    }

    /** Whether the FSP boots it, and not FWSEC and the booters. */
    public boolean fsp() {
        return this == GH100;
    }

    int boot0() {
        return chipset << 20 | 0xa1;
    }

    int boot42() {
        return chipset << 20 | 0xa1 << 12;
    }

    /** Start of the VGA workspace as a driver has to compute it from {@link #vgaWorkspaceRegister()}. */
    long vgaWorkspace() {
        return switch (this) {
            // The register points below the last MiB, so the workspace moves to the last 128 KiB.
            case TU102 -> framebufferSize() - 0x20000;
            // The register is not valid, so the last MiB is taken.
            case GA102 -> framebufferSize() - 0x100000;
            case AD102 -> framebufferSize() - 0x40000;
            case GH100 -> framebufferSize() - 0x20000;
        };
    }

    int vgaWorkspaceRegister() {
        return switch (this) {
            case TU102 -> (int) ((framebufferSize() - 0x200000) >> 16 << 8) | 1 << 3;
            case GA102, GH100 -> 0;
            case AD102 -> (int) (vgaWorkspace() >> 16 << 8) | 1 << 3;
        };
    }

    /** Bits of the sysmem flush page's address that 0x100c10 takes start here. */
    int localMemoryRange() {
        int scale = Integer.numberOfTrailingZeros(framebufferMib);
        return framebufferMib >> scale << 4 | scale;
    }
}
