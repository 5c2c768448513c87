package org.fwabi.gsp;

import java.util.List;

/**
 * A GPU whose firmware is up.
 *
 * @param name what the firmware calls it, e.g. {@code NVIDIA GeForce RTX 3080}
 * @param chip e.g. {@code GA102}
 * @param release the firmware's release
 * @param fbSize framebuffer memory in bytes
 * @param regions of the framebuffer, in the firmware's order
 */
public record GpuDescription(String name, String chip, String release, long fbSize, List<FbRegion> regions) {
    public GpuDescription {
        regions = List.copyOf(regions);
    }
}
