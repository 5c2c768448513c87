package org.fwabi.samples.tables;

import java.util.List;
import java.util.Optional;
import org.fwabi.gsp.FbRegion;
import org.fwabi.samples.tables.abi.GspStaticConfigInfo;

/**
 * What the firmware tells of the GPU when it is up, and what does not change until it goes down. A copy: it outlives the
 * message.
 *
 * @param name of the product
 * @param framebuffer bytes
 * @param regions of the framebuffer, in the firmware's order
 * @param internalClient the client that the firmware made for the driver
 * @param internalDevice its device
 * @param internalSubdevice its subdevice
 * @param bar1PageDirectory framebuffer address
 * @param bar2PageDirectory framebuffer address
 * @param frts start of the FRTS region; empty where the release does not tell it
 */
public record StaticInfo(
        String name,
        long framebuffer,
        List<FbRegion> regions,
        int internalClient,
        int internalDevice,
        int internalSubdevice,
        long bar1PageDirectory,
        long bar2PageDirectory,
        Optional<Long> frts) {
    /** Keeps a copy of the list. */
    public StaticInfo {
        regions = List.copyOf(regions);
    }

    static StaticInfo of(GspStaticConfigInfo info) {
        return new StaticInfo(
                info.gpuName(),
                info.fbLength(),
                info.fbRegionInfo().regions().stream()
                        .filter(region -> Long.compareUnsigned(region.limit(), region.base()) >= 0)
                        .map(region -> new FbRegion(
                                region.base(),
                                region.limit(),
                                region.reserved(),
                                region.bProtected(),
                                region.supportCompressed(),
                                region.supportIso()))
                        .toList(),
                info.internalClient(),
                info.internalDevice(),
                info.internalSubdevice(),
                info.bar1PdeBase(),
                info.bar2PdeBase(),
                info.fwWprLayout().map(layout -> layout.frtsOffset()));
    }

    /** Bytes of the framebuffer that the firmware keeps, which a suspend has to save. */
    public long reserved() {
        return regions.stream().mapToLong(FbRegion::reserved).sum();
    }
}
