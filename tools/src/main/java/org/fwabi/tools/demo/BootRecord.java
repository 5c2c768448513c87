package org.fwabi.tools.demo;

import java.util.List;
import java.util.Optional;
import org.fwabi.gsp.GpuDescription;
import org.fwabi.gsp.ReportLine;

/**
 * What came of booting one release on one chip.
 *
 * @param release the firmware's release
 * @param chip the chip's name
 * @param image what the firmware image is, for a person
 * @param entries in the order in which they happened
 * @param gpu the GPU, if it came up
 * @param report what the driver found out beyond that
 * @param imageSha256 the SHA-256, in hex, of the image as the simulated GPU read it through its page table
 * @param failure why it did not come up or did not go down again
 * @param refusals what the simulated GPU refused, with the reasons; empty for a driver without faults
 */
record BootRecord(
        String release,
        String chip,
        String image,
        List<Entry> entries,
        Optional<GpuDescription> gpu,
        List<ReportLine> report,
        Optional<String> imageSha256,
        Optional<String> failure,
        List<String> refusals) {
    BootRecord {
        entries = List.copyOf(entries);
        report = List.copyOf(report);
        refusals = List.copyOf(refusals);
    }

    /** Whether the GPU came up, did what the driver wanted, went down again, and nothing was refused on the way. */
    boolean booted() {
        return gpu.isPresent()
                && failure.isEmpty()
                && refusals.isEmpty()
                && report.stream().allMatch(ReportLine::good);
    }
}
