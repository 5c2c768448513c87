package org.fwabi.gsp.chip;

/**
 * Chips that a driver treats alike. What differs between families is stated here, once; code asks for the property and
 * never for the family.
 *
 * <p>Source: nova-core falcon/hal, fb/hal, firmware/gsp.rs; signature sections as nouveau names them.
 */
public enum Family {
    /** TU102, TU104, TU106. */
    TU10X(Architecture.TURING, Falcons.TURING, FbSize.MEMORY_RANGE, 0x21c04, 40, Libos.LIBOS2, true),
    /** TU116, TU117. */
    TU11X(Architecture.TURING, Falcons.TURING, FbSize.MEMORY_RANGE, 0x21c04, 40, Libos.LIBOS2, true),
    /** GA100. */
    GA100(Architecture.AMPERE, Falcons.TURING, FbSize.MEMORY_RANGE, 0x820c04, 64, Libos.LIBOS2, false),
    /** GA102 and the other GA10x. */
    GA10X(Architecture.AMPERE, Falcons.GA102, FbSize.USABLE_MIB, 0x820c04, 64, Libos.LIBOS3, true),
    /** AD10x. */
    AD10X(Architecture.ADA, Falcons.GA102, FbSize.USABLE_MIB, 0x820c04, 64, Libos.LIBOS3, true),
    /** GH100. */
    GH100(
            Architecture.HOPPER,
            Falcons.GA102,
            FbSize.USABLE_MIB,
            0x820c04,
            52,
            Libos.LIBOS3,
            false,
            SecureBoot.FSP,
            FlushRegisters.FBHUB);

    /** Who puts GSP-RM into the protected region and starts it. */
    public enum SecureBoot {
        /** FWSEC, out of the VBIOS, and the booters, which the driver runs on GSP and SEC2. */
        BOOTERS,
        /** The FSP, a processor of its own that runs since power-on: it starts the FMC, a firmware file, on GSP. */
        FSP
    }

    /** Which registers take the address of the sysmem flush page. */
    public enum FlushRegisters {
        /** NV_PFB_NISO_FLUSH_SYSMEM_ADDR. */
        NISO,
        /** NV_PFB_FBHUB_PCIE_FLUSH_SYSMEM_ADDR. */
        FBHUB
    }

    /** Generations of falcons. */
    public enum Falcons {
        /** Loaded by programmed I/O; signatures are part of the image; one core at a time. */
        TURING,
        /** Loaded by DMA; a boot ROM checks the signature; RISC-V core beside the falcon core. */
        GA102
    }

    /** Where the size of the framebuffer is read. */
    public enum FbSize {
        /** {@link GpuRegisters.LocalMemoryRange}. */
        MEMORY_RANGE,
        /** {@link GpuRegisters.UsableFbSize}. */
        USABLE_MIB
    }

    /** Generations of the operating system under GSP-RM, on which the sizes of its heap depend. */
    public enum Libos {
        /** Turing and GA100. */
        LIBOS2,
        /** GA102 and later. */
        LIBOS3
    }

    /** Bits of a system address that a GPU of these families can drive. Source: nova-core gpu.rs. */
    public static final int DMA_BITS = 47;

    private final Architecture architecture;

    private final Falcons falcons;

    private final FbSize fbSize;

    private final long displayFuse;

    private final int flushAddressBits;

    private final Libos libos;

    private final boolean hasFrts;

    private final SecureBoot secureBoot;

    private final FlushRegisters flushRegisters;

    Family(
            Architecture architecture,
            Falcons falcons,
            FbSize fbSize,
            long displayFuse,
            int flushAddressBits,
            Libos libos,
            boolean hasFrts) {
        this(
                architecture,
                falcons,
                fbSize,
                displayFuse,
                flushAddressBits,
                libos,
                hasFrts,
                SecureBoot.BOOTERS,
                FlushRegisters.NISO);
    }

    Family(
            Architecture architecture,
            Falcons falcons,
            FbSize fbSize,
            long displayFuse,
            int flushAddressBits,
            Libos libos,
            boolean hasFrts,
            SecureBoot secureBoot,
            FlushRegisters flushRegisters) {
        this.architecture = architecture;
        this.falcons = falcons;
        this.fbSize = fbSize;
        this.displayFuse = displayFuse;
        this.flushAddressBits = flushAddressBits;
        this.libos = libos;
        this.hasFrts = hasFrts;
        this.secureBoot = secureBoot;
        this.flushRegisters = flushRegisters;
    }

    /** The generation. */
    public Architecture architecture() {
        return architecture;
    }

    /** How its falcons are reset, loaded and asked for their state. */
    public Falcons falcons() {
        return falcons;
    }

    /** Where the size of the framebuffer is read. */
    public FbSize fbSize() {
        return fbSize;
    }

    /** Offset in BAR0 of the fuse whose bit 0 says that there is no display. */
    public long displayFuse() {
        return displayFuse;
    }

    /** Width of the address in the registers of the system memory flush page: 40, or more in two registers. */
    public int flushAddressBits() {
        return flushAddressBits;
    }

    /** The operating system under GSP-RM. */
    public Libos libos() {
        return libos;
    }

    /** Whether FWSEC makes an FRTS region, and with it the protected region. */
    public boolean hasFrts() {
        return hasFrts;
    }

    /** Who starts GSP-RM. */
    public SecureBoot secureBoot() {
        return secureBoot;
    }

    /** Which registers take the address of the sysmem flush page. */
    public FlushRegisters flushRegisters() {
        return flushRegisters;
    }

    /** Section of a GSP image that holds the signatures for this family. */
    public String signatureSection() {
        return switch (this) {
            case TU10X -> ".fwsignature_tu10x";
            case TU11X -> ".fwsignature_tu11x";
            case GA100 -> ".fwsignature_ga100";
            case GA10X -> ".fwsignature_ga10x";
            case AD10X -> ".fwsignature_ad10x";
            case GH100 -> ".fwsignature_gh100";
        };
    }
}
