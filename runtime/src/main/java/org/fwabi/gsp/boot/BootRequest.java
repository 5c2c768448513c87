package org.fwabi.gsp.boot;

import org.fwabi.device.FirmwareLoader;
import org.fwabi.device.Mmio;
import org.fwabi.device.PciDevice;
import org.fwabi.gsp.chip.Chip;
import org.fwabi.gsp.firmware.GspImage;

/**
 * What a boot needs.
 *
 * @param device the GPU, with memory accesses and bus mastering enabled and its DMA mask set
 * @param bar0 its registers
 * @param chip which chip it is
 * @param image GSP's firmware; its release decides everything that depends on one
 * @param firmware where the smaller files of that release come from
 * @param client the driver's part
 * @param listener hears of each step
 */
public record BootRequest(
        PciDevice.Bound device,
        Mmio bar0,
        Chip chip,
        GspImage image,
        FirmwareLoader firmware,
        GspClient client,
        BootListener listener) {}
