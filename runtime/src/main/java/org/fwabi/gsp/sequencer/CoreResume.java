package org.fwabi.gsp.sequencer;

import org.fwabi.device.Clock;
import org.fwabi.device.Mmio;
import org.fwabi.device.Poll;
import org.fwabi.gsp.chip.GpuRegisters;
import org.fwabi.gsp.falcon.Falcon;
import org.fwabi.gsp.falcon.FalconException;

/**
 * Gives GSP's core back to GSP-RM, after a program has run on it: SEC2 still holds what brings it back.
 *
 * <p>Source: NVIDIA open-gpu-kernel-modules 595.45.04, kernel_gsp_falcon_tu102.c (kgspExecuteCoreResume).
 *
 * @param bar0 the GPU's registers
 * @param clock the time base
 * @param gsp GSP's falcon
 * @param sec2 SEC2's falcon
 * @param libosArguments device address of the libos arguments, which GSP is given again
 * @param bootloaderVersion version of the bootloader, likewise
 */
public record CoreResume(Mmio bar0, Clock clock, Falcon gsp, Falcon sec2, long libosArguments, int bootloaderVersion) {
    private static final long MICROSECOND = 1_000;
    private static final long SECOND = 1_000_000_000;

    /**
     * Resumes.
     *
     * @return empty, or what went wrong
     * @throws FalconException if GSP's falcon can't be reset
     */
    public String run() throws FalconException {
        gsp.reset();
        gsp.writeMailboxes(libosArguments);
        sec2.start();
        // TIMEOUT: 2 s, as nova-core; loading GSP-RM again takes some hundred milliseconds.
        if (!Poll.until(
                clock,
                100 * MICROSECOND,
                2 * SECOND,
                () -> GpuRegisters.BootStage.read(bar0).handedOff())) {
            return "GSP did not take over within 2 s";
        }
        int sec2Result = sec2.readMailboxes().mailbox0();
        if (sec2Result != 0) {
            return "SEC2 reports 0x%x".formatted(sec2Result);
        }
        gsp.writeOsVersion(bootloaderVersion);
        return gsp.isRiscvActive() ? "" : "RISC-V core is not active";
    }
}
