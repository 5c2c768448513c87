package org.fwabi.gsp.sim;

import java.util.List;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.ReleaseTable;

/**
 * GspFwWprMeta as booter_load judges it: every field against the chip, against the others and against the release.
 *
 * <p>Source: NVIDIA open-gpu-kernel-modules, gsp_fw_wpr_meta.h and kernel_gsp_tu102.c; limits are facts of the release.
 */
final class WprMeta {
    private static final long MIB = 1 << 20;
    private static final long PAGE = 4096;
    private static final long MAX_IMAGE = 256 * MIB;
    private static final long MAX_BOOTLOADER = MIB;
    private static final long MAX_SIGNATURE = 64 << 10;
    private static final List<String> PLACES = List.of(
            "gspFwRsvdStart",
            "nonWprHeapOffset",
            "gspFwWprStart",
            "gspFwHeapOffset",
            "gspFwOffset",
            "bootBinOffset",
            "frtsOffset",
            "gspFwWprEnd",
            "vgaWorkspaceOffset");

    private final SimGpuParts gpu;
    private final ReleaseTable table;
    private final Decoded meta;
    private boolean good = true;

    WprMeta(SimGpuParts gpu, Decoded meta) {
        this.gpu = gpu;
        this.table = gpu.table();
        this.meta = meta;
    }

    long get(String field) {
        return meta.getLong(field);
    }

    void markVerified() {
        meta.setLong("verified", table.factNumber("wpr.verified"));
    }

    private void refuse(String field, String expected, long found) {
        good = false;
        gpu.refuse("GspFwWprMeta." + field, expected, SimLog.hex(found));
    }

    private void expect(String field, long expected) {
        if (get(field) != expected) {
            refuse(field, SimLog.hex(expected), get(field));
        }
    }

    private void range(String field, long least, long most) {
        long value = get(field);
        if (Long.compareUnsigned(value, least) < 0 || Long.compareUnsigned(value, most) > 0) {
            refuse(field, SimLog.hex(least) + " to " + SimLog.hex(most), value);
        }
    }

    private void aligned(String field, long step) {
        if (Long.remainderUnsigned(get(field), step) != 0) {
            refuse(field, "a multiple of " + SimLog.hex(step), get(field));
        }
    }

    boolean check() {
        expect("magic", table.factNumber("wpr.magic"));
        expect("revision", table.factNumber("wpr.revision"));
        expect("verified", 0);
        expect("bootCount", 0);
        checkSysmem();
        checkTop();
        checkOrder();
        checkHeap();
        checkRest();
        return good;
    }

    /** As the FMC judges it: only sizes are asked for, the places are left to it. */
    boolean checkRequest() {
        expect("magic", table.factNumber("wpr.magic"));
        expect("revision", table.factNumber("wpr.revision"));
        expect("verified", 0);
        expect("bootCount", 0);
        checkSysmem();
        for (String place : PLACES) {
            expect(place, 0);
        }
        expect("fbSize", 0);
        expect("vgaWorkspaceSize", gpu.framebuffer().size() - gpu.framebuffer().vgaWorkspace());
        expect("frtsSize", table.factNumber("wpr.frts-size"));
        expect("nonWprHeapSize", table.factNumber("wpr.non-wpr-heap-fsp"));
        aligned("gspFwHeapSize", table.factNumber("wpr.heap-align"));
        checkHeap();
        checkRest();
        return good;
    }

    /** Fills in the places, from FRTS downwards. */
    void layOut(long frtsStart, long frtsEnd) {
        long heapAlign = table.factNumber("wpr.heap-align");
        long bootloader = down(frtsStart - get("sizeOfBootloader"), table.factNumber("wpr.bootloader-align"));
        long image = down(bootloader - get("sizeOfRadix3Elf"), table.factNumber("wpr.image-align"));
        long heap = down(image - get("gspFwHeapSize"), heapAlign);
        long start = down(heap - meta.type().size(), heapAlign);
        long outside = start - get("nonWprHeapSize");
        meta.setLong("fbSize", gpu.framebuffer().size());
        meta.setLong("vgaWorkspaceOffset", gpu.framebuffer().vgaWorkspace());
        meta.setLong("frtsOffset", frtsStart);
        meta.setLong("bootBinOffset", bootloader);
        meta.setLong("gspFwOffset", image);
        meta.setLong("gspFwHeapOffset", heap);
        meta.setLong("gspFwWprStart", start);
        meta.setLong("gspFwWprEnd", frtsEnd);
        meta.setLong("nonWprHeapOffset", outside);
        meta.setLong("gspFwRsvdStart", outside);
    }

    private static long down(long value, long step) {
        return value / step * step;
    }

    private void checkSysmem() {
        range("sizeOfRadix3Elf", PAGE, MAX_IMAGE);
        aligned("sysmemAddrOfRadix3Elf", PAGE);
        range("sizeOfBootloader", 1, MAX_BOOTLOADER);
        aligned("sysmemAddrOfBootloader", PAGE);
        range("sizeOfSignature", 1, MAX_SIGNATURE);
        long bootloader = get("sizeOfBootloader");
        range("bootloaderCodeOffset", 0, bootloader - 1);
        range("bootloaderDataOffset", 0, bootloader - 1);
        range("bootloaderManifestOffset", 0, bootloader - 1);
    }

    private void checkTop() {
        Framebuffer fb = gpu.framebuffer();
        expect("fbSize", fb.size());
        expect("vgaWorkspaceOffset", fb.vgaWorkspace());
        expect("vgaWorkspaceSize", fb.size() - fb.vgaWorkspace());
        if (fb.frtsEnd() == 0) {
            refuse("frtsOffset", "FRTS in place, by FWSEC", get("frtsOffset"));
            return;
        }
        expect("frtsOffset", fb.frtsStart());
        expect("frtsSize", fb.frtsEnd() - fb.frtsStart());
        expect("gspFwWprEnd", fb.frtsEnd());
        if (fb.wprStart() != fb.frtsStart() || fb.wprEnd() != fb.frtsEnd()) {
            refuse("gspFwWprStart", "WPR2 as FWSEC left it", fb.wprStart());
        }
    }

    /** From the top down: bootloader, image, heap, the struct itself, then the heap outside; nothing overlaps. */
    private void checkOrder() {
        long heapAlign = table.factNumber("wpr.heap-align");
        aligned("bootBinOffset", table.factNumber("wpr.bootloader-align"));
        below("bootBinOffset", "sizeOfBootloader", "frtsOffset");
        aligned("gspFwOffset", table.factNumber("wpr.image-align"));
        below("gspFwOffset", "sizeOfRadix3Elf", "bootBinOffset");
        aligned("gspFwHeapOffset", heapAlign);
        aligned("gspFwHeapSize", heapAlign);
        below("gspFwHeapOffset", "gspFwHeapSize", "gspFwOffset");
        aligned("gspFwWprStart", heapAlign);
        range("gspFwWprStart", heapAlign, get("gspFwHeapOffset") - meta.type().size());
        aligned("nonWprHeapOffset", heapAlign);
        expect("nonWprHeapSize", table.factNumber("wpr.non-wpr-heap"));
        below("nonWprHeapOffset", "nonWprHeapSize", "gspFwWprStart");
        expect("gspFwRsvdStart", get("nonWprHeapOffset"));
        range(
                "gspFwRsvdStart",
                gpu.framebuffer().size() - table.factNumber("wpr.prescrubbed"),
                gpu.framebuffer().size());
    }

    private void below(String start, String size, String limit) {
        long end = get(start) + get(size);
        if (Long.compareUnsigned(end, get(start)) < 0 || Long.compareUnsigned(end, get(limit)) > 0) {
            refuse(
                    start,
                    "room for %s bytes below %s at %s".formatted(SimLog.hex(get(size)), limit, SimLog.hex(get(limit))),
                    get(start));
        }
    }

    private void checkHeap() {
        if (get("gspFwHeapVfPartitionCount") != 0) {
            range("gspFwHeapSize", table.factNumber("wpr.heap-vgpu"), 2 * table.factNumber("wpr.heap-vgpu"));
            return;
        }
        String libos = gpu.chip().turing() ? "-libos2" : "-libos3";
        long gib = Math.ceilDiv(gpu.framebuffer().size(), 1L << 30);
        long wanted = table.factNumber("wpr.heap-os" + libos)
                + table.factNumber(gpu.chip().fsp() ? "wpr.heap-base-fsp" : "wpr.heap-base")
                + up(table.factNumber("wpr.heap-per-gib") * gib)
                + up(table.factNumber("wpr.heap-clients"));
        long most = table.factNumber("wpr.heap-max" + libos);
        long least = Math.clamp(wanted, table.factNumber("wpr.heap-min" + libos), most);
        range("gspFwHeapSize", least, most);
    }

    private static long up(long size) {
        return Math.ceilDiv(size, MIB) * MIB;
    }

    /** What a plain boot leaves zero: hand-over of partitions, crash queue, padding and flags. */
    private void checkRest() {
        meta.forEachLeaf(leaf -> {
            String path = leaf.path();
            boolean zero = path.startsWith("partitionRpc")
                    || path.startsWith("elf")
                    || path.startsWith("lsUcode")
                    || path.startsWith("padding")
                    || path.endsWith("CrashReportQueue")
                    || path.equals("flags")
                    || path.equals("pmuReservedSize");
            if (zero && meta.value(leaf) != 0) {
                refuse(path, "0", meta.value(leaf));
            }
        });
    }
}
