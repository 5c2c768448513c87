package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.fwabi.decode.Decoded;
import org.fwabi.gsp.sim.rm.GraphicsTopology;

/** What the resource manager tells of the GPU: name, framebuffer regions, internal handles, page directories. */
final class StaticInfo {
    /** Memory at the start that firmware keeps for itself. */
    private static final long RESERVED_LOW = 2 << 20;

    private final SimGpuParts gpu;
    private final WprMeta meta;

    /** A framebuffer region, with its last byte. */
    private record Region(long base, long limit, long reserved, boolean general, boolean isProtected) {}

    StaticInfo(SimGpuParts gpu, WprMeta meta) {
        this.gpu = gpu;
        this.meta = meta;
    }

    byte[] payload(String struct) {
        byte[] bytes = new byte[(int) gpu.table().struct(struct).size()];
        Decoded info = gpu.table().view(struct, MemorySegment.ofArray(bytes));
        SimChip chip = gpu.chip();
        info.setString("gpuNameString", chip.gpuName());
        info.setString("gpuShortNameString", chip.name());
        for (int i = 0; info.has("gpuNameString_Unicode") && i < chip.gpuName().length(); i++) {
            info.setLong("gpuNameString_Unicode[" + i + "]", chip.gpuName().charAt(i));
        }
        regions(info);
        GraphicsTopology.tell(info);
        info.setLong("fb_length", chip.framebufferSize());
        ifPresent(info, "fb_bus_width", chip.busWidth());
        ifPresent(info, "fb_ram_type", 9);
        ifPresent(info, "fbp_mask", (1 << (chip.busWidth() / 64)) - 1);
        ifPresent(info, "l2_cache_size", 4 << 20);
        info.setLong("bar1PdeBase", meta.get("gspFwHeapOffset") + 0x10000);
        info.setLong("bar2PdeBase", meta.get("gspFwHeapOffset") + 0x20000);
        info.setBoolean("bVbiosValid", true);
        info.setLong("vbiosSubVendor", ConfigSpace.VENDOR);
        info.setLong("vbiosSubDevice", chip.subsystem());
        info.setBoolean("bSplitVasBetweenServerClientRm", true);
        info.setLong("hInternalClient", 0xc2000000L);
        info.setLong("hInternalDevice", 0xabcd0080L);
        info.setLong("hInternalSubdevice", 0xabcd2080L);
        if (info.has("fwWprLayoutOffset")) {
            info.setLong("fwWprLayoutOffset.nonWprHeapOffset", meta.get("nonWprHeapOffset"));
            info.setLong("fwWprLayoutOffset.frtsOffset", meta.get("frtsOffset"));
        }
        return bytes;
    }

    /** From 595 on these are asked for with controls of their own. */
    private static void ifPresent(Decoded info, String field, long value) {
        if (info.has(field)) {
            info.setLong(field, value);
        }
    }

    private void regions(Decoded info) {
        long reservedTop = meta.get("nonWprHeapOffset");
        List<Region> regions = List.of(
                new Region(0, RESERVED_LOW - 1, RESERVED_LOW, false, false),
                new Region(RESERVED_LOW, reservedTop - 1, 0, true, false),
                new Region(
                        reservedTop,
                        gpu.chip().framebufferSize() - 1,
                        gpu.chip().framebufferSize() - reservedTop,
                        false,
                        true));
        info.setLong("fbRegionInfoParams.numFBRegions", regions.size());
        for (int i = 0; i < regions.size(); i++) {
            Region region = regions.get(i);
            Decoded target = info.at("fbRegionInfoParams.fbRegion[" + i + "]");
            target.setLong("base", region.base);
            target.setLong("limit", region.limit);
            target.setLong("reserved", region.reserved);
            target.setLong("performance", region.general ? 1 : 0);
            target.setBoolean("supportCompressed", region.general);
            target.setBoolean("supportISO", region.general);
            target.setBoolean("bProtected", region.isProtected);
        }
    }
}
