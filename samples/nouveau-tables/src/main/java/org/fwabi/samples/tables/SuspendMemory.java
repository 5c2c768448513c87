package org.fwabi.samples.tables;

import java.lang.foreign.Arena;
import java.util.List;
import org.fwabi.device.DmaBuffer;
import org.fwabi.device.DmaException;
import org.fwabi.gsp.firmware.BadFirmwareException;
import org.fwabi.gsp.firmware.Radix3;
import org.fwabi.samples.tables.abi.GspFwSRMeta;

/**
 * System memory that a suspend needs: for the driver's regions and what the firmware keeps beside its own region, for that
 * region itself behind a page table, and for the struct by which it is found again.
 */
final class SuspendMemory {
    private static final long PAGE = PageRun.PAGE;

    private SuspendMemory() {}

    /**
     * Allocates it; it is freed when the device is unbound.
     *
     * @param client that lends it to the firmware
     * @param regions of the framebuffer that are the driver's
     * @throws DmaException if memory is short
     * @throws BadFirmwareException if the firmware's region is larger than its page table can hold
     */
    static SavePlan plan(TablesGpu gpu, GpuClient client, List<PageRun> regions)
            throws DmaException, BadFirmwareException {
        long bytes = regions.stream().mapToLong(PageRun::bytes).sum()
                + gpu.firmware().info().reserved();
        DmaBuffer memory = gpu.systemMemory((bytes + PAGE - 1) & -PAGE);
        DmaBuffer meta = gpu.systemMemory(gpu.firmware().abi().gspFwSRMeta().byteSize());
        try (Arena zeros = Arena.ofConfined()) {
            Radix3 data = Radix3.build(gpu::systemMemory, "saved region", zeros.allocate(gpu.saveSpan(), PAGE));
            GspFwSRMeta header = gpu.firmware().abi().gspFwSRMeta().fresh(meta.memory());
            header.sysmemAddrOfSuspendResumeData(data.rootAddress()).sizeOfSuspendResumeData(data.size());
        }
        return new SavePlan(client, regions, new PageRun(memory.deviceAddress(), memory.size()), meta.deviceAddress());
    }
}
