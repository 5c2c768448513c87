package org.fwabi.gsp.sim;

import org.fwabi.decode.ReleaseTable;

/** What the parts of one GPU share. */
record SimGpuParts(
        SimChip chip,
        ReleaseTable table,
        SimClock clock,
        SimLog log,
        Faults faults,
        ConfigSpace config,
        DmaPort dma,
        Framebuffer framebuffer,
        RegisterFile registers,
        Scratch scratch) {
    void refuse(String where, String expected, String found) {
        log.refuse(where, expected, found);
    }
}
