package org.fwabi.gsp.boot;

import java.util.Optional;
import org.fwabi.device.Clock;
import org.fwabi.device.Poll;
import org.fwabi.gsp.falcon.Falcon;
import org.fwabi.gsp.falcon.FalconException;
import org.fwabi.gsp.falcon.FramebufferProgram;
import org.fwabi.gsp.falcon.LoaderProgram;
import org.fwabi.gsp.sequencer.CoreResume;

/**
 * Runs what GSP-RM asks to have run on its core, and gives the core back. GSP-RM suspends itself first; nothing of its core
 * may be touched before.
 *
 * <p>Source: NVIDIA open-gpu-kernel-modules 595.45.04, kernel_gsp_falcon_ga102.c, kernel_gsp_falcon_tu102.c.
 *
 * @param clock the time base
 * @param gsp GSP's falcon
 * @param mailbox tells whether GSP is suspended
 * @param fbSize bytes of framebuffer, which a program must lie within
 * @param bootloader the generic bootloader, on chips that need it
 * @param resume gives the core back
 */
record ProgramRunner(
        Clock clock,
        Falcon gsp,
        SuspendMailbox mailbox,
        long fbSize,
        Optional<LoaderProgram> bootloader,
        CoreResume resume) {
    /** What a program that never ran leaves in its mailbox, where 0 is success. */
    private static final int NOT_STARTED = 0xfe;

    private static final long MILLISECOND = 1_000_000;

    void run(ProgramRequest request) throws BootException, FalconException {
        String problem = refusal(request);
        if (problem.isEmpty()) {
            // TIMEOUT: 4 s, as NVIDIA's driver; GSP-RM suspends right after it has sent the event.
            long millis = 4_000;
            if (!Poll.until(clock, MILLISECOND, millis * MILLISECOND, () -> mailbox.suspended(gsp))) {
                throw new BootException(new BootFailure.TimedOut("sign that GSP's processor is suspended", millis));
            }
            gsp.reset();
            switch (request) {
                case ProgramRequest.Secure(FramebufferProgram program) -> {
                    gsp.load(program);
                    start();
                }
                case ProgramRequest.Loaded loaded -> {
                    int aperture = (int) loaded.aperture();
                    gsp.load(bootloader.orElseThrow(), loaded.descriptor());
                    int before = gsp.setAperture(aperture, loaded.target().orElseThrow());
                    start();
                    gsp.restoreAperture(aperture, before);
                }
            }
            problem = resume.run();
        }
        if (!problem.isEmpty()) {
            throw new BootException(new BootFailure.RequestFailed(request.event(), problem));
        }
    }

    private void start() throws FalconException {
        gsp.writeMailboxes(NOT_STARTED, 0);
        gsp.start();
        gsp.awaitHalt();
    }

    /** Why a request can't be served; empty if it can. */
    private String refusal(ProgramRequest request) {
        return switch (request) {
            case ProgramRequest.Secure(FramebufferProgram program) -> {
                if (outside(program.codeAddress(), program.codeSize())) {
                    yield "%d bytes of code at 0x%x".formatted(program.codeSize(), program.codeAddress()) + outsideOf();
                }
                yield outside(program.dataAddress(), program.dataSize())
                        ? "%d bytes of data at 0x%x".formatted(program.dataSize(), program.dataAddress()) + outsideOf()
                        : "";
            }
            case ProgramRequest.Loaded loaded -> {
                if (bootloader.isEmpty()) {
                    yield "this chip needs no bootloader";
                }
                if (loaded.aperture() >= Falcon.APERTURES) {
                    yield "there is no aperture " + loaded.aperture();
                }
                yield loaded.target().isEmpty() ? "unknown kind of memory" : "";
            }
        };
    }

    private String outsideOf() {
        return " in a framebuffer of %d".formatted(fbSize);
    }

    private boolean outside(long address, long size) {
        return address < 0 || address > fbSize - size;
    }
}
