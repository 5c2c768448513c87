package org.fwabi.gsp.boot;

import java.util.Optional;

/**
 * Who gets what of the framebuffer while GSP runs, from its top downwards. The protected region (WPR2) runs from {@link
 * #wpr} start to end and holds the meta data, heap, image, bootloader and FRTS region. On chips that boot through the FSP
 * the GPU's own firmware lays these out, and only {@link #fb}, {@link #vgaWorkspace} and {@link #frts} are known here; the
 * others are empty.
 *
 * <p>Source: NVIDIA open-gpu-kernel-modules 570.144, kernel_gsp_tu102.c, kernel_gsp.c; nova-core fb.rs.
 *
 * @param fb all of it
 * @param vgaWorkspace what the VBIOS keeps for VGA
 * @param frts what FWSEC sets up; empty on chips without
 * @param bootloader GSP's bootloader
 * @param image GSP's firmware
 * @param heap GSP-RM's heap
 * @param wpr the protected region
 * @param nonWprHeap GSP-RM's heap outside the protected region
 */
public record FbLayout(
        FbRange fb,
        FbRange vgaWorkspace,
        FbRange frts,
        FbRange bootloader,
        FbRange image,
        FbRange heap,
        FbRange wpr,
        FbRange nonWprHeap) {
    private static final long MIB = 1 << 20;
    private static final long GIB = 1 << 30;
    private static final long VGA_WORKSPACE = 128 * 1024;

    /**
     * Where the VGA workspace begins.
     *
     * @param fbSize usable bytes
     * @param register what the display engine says; empty without a display, or where it says nothing
     */
    static long vgaWorkspace(long fbSize, Optional<Long> register) {
        long window = fbSize - MIB;
        if (register.isEmpty()) {
            return window;
        }
        // Below the last MiB the VBIOS means its own window; the workspace is then moved to the end.
        return register.get() < window ? fbSize - VGA_WORKSPACE : register.get();
    }

    /**
     * Lays the framebuffer out.
     *
     * @param fbSize usable bytes
     * @param vgaWorkspaceStart from {@link #vgaWorkspace}
     * @param bootloaderSize bytes
     * @param imageSize bytes
     * @return empty if it does not fit
     */
    static Optional<FbLayout> compute(
            FbRules rules, long fbSize, long vgaWorkspaceStart, long bootloaderSize, long imageSize) {
        long end = down(vgaWorkspaceStart, rules.endAlign());
        FbRange frts = new FbRange(end - rules.frtsSize(), end);
        FbRange bootloader = below(frts.start(), bootloaderSize, rules.bootloaderAlign());
        FbRange image = below(bootloader.start(), imageSize, rules.imageAlign());
        long meta = up(rules.metaSize(), rules.heapAlign());
        long nonWprHeapSize = up(rules.nonWprHeap(), rules.heapAlign());
        long room = image.start() - meta - nonWprHeapSize;
        long clean = rules.prescrubbed() == Long.MAX_VALUE
                ? room
                : rules.prescrubbed() - up(fbSize - image.start(), MIB) - meta - nonWprHeapSize;
        long heapSize = Math.min(heapSize(rules, fbSize), Math.min(room, clean));
        if (heapSize < rules.heapMin()) {
            return Optional.empty();
        }
        FbRange heap =
                new FbRange(down(image.start() - heapSize, rules.heapAlign()), down(image.start(), rules.heapAlign()));
        FbRange wpr = new FbRange(heap.start() - meta, end);
        FbRange nonWprHeap = new FbRange(wpr.start() - nonWprHeapSize, wpr.start());
        if (nonWprHeap.start() < 0) {
            return Optional.empty();
        }
        return Optional.of(new FbLayout(
                new FbRange(0, fbSize),
                new FbRange(vgaWorkspaceStart, fbSize),
                frts,
                bootloader,
                image,
                heap,
                wpr,
                nonWprHeap));
    }

    /**
     * What is known of the layout that the GPU's own firmware makes.
     *
     * @param fbSize usable bytes
     * @param frtsOffset bytes between the end of FRTS and that of the framebuffer
     */
    static FbLayout requested(FbRules rules, long fbSize, long frtsOffset) {
        long end = fbSize - frtsOffset;
        FbRange unknown = new FbRange(0, 0);
        return new FbLayout(
                new FbRange(0, fbSize),
                new FbRange(fbSize - VGA_WORKSPACE, fbSize),
                new FbRange(end - rules.frtsSize(), end),
                unknown,
                unknown,
                unknown,
                unknown,
                unknown);
    }

    /** Heap that the release wants for a framebuffer of this size. */
    static long heapSize(FbRules rules, long fbSize) {
        long wanted = rules.heapOs()
                + rules.heapBase()
                + up(rules.heapPerGib() * Math.ceilDiv(fbSize, GIB), MIB)
                + up(rules.heapClients(), MIB);
        return Math.clamp(wanted, rules.heapMin(), rules.heapMax());
    }

    private static FbRange below(long top, long size, long align) {
        long start = down(top - size, align);
        return new FbRange(start, start + size);
    }

    private static long down(long value, long align) {
        return value & -align;
    }

    private static long up(long value, long align) {
        return (value + align - 1) & -align;
    }
}
