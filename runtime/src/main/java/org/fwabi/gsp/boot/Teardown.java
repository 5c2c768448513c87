package org.fwabi.gsp.boot;

import java.util.ArrayList;
import java.util.List;
import org.fwabi.device.Poll;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.falcon.Falcon;
import org.fwabi.gsp.queue.CommandQueue;
import org.fwabi.gsp.queue.Reply;

/**
 * Takes GSP down, from whatever it has reached, so that the GPU can be booted again. Each step is tried, whatever became
 * of those before.
 *
 * <p>Source: NVIDIA open-gpu-kernel-modules 570.144, kernel_gsp.c (kgspUnloadRm), kernel_gsp_tu102.c
 * and kernel_gsp_gh100.c (kgspTeardown).
 */
record Teardown(GspAbi abi, StepRunner steps, GpuPrograms programs, FmcStart fmcStart, Prepared prepared) {
    private static final long MILLISECOND = 1_000_000;

    /**
     * Runs all steps.
     *
     * @param running whether GSP-RM is up and can be told
     * @param level the power level that GSP-RM is told of; 0 to unload
     * @return what went wrong
     */
    List<BootException> run(boolean running, int level) {
        List<BootException> failures = new ArrayList<>();
        if (running) {
            attempt(failures, "unload-rm", () -> tell(level));
        }
        switch (prepared.start()) {
            case SecureStart.Booters booters -> {
                if (running) {
                    attempt(failures, "wait-suspended", this::awaitSuspended);
                }
                attempt(failures, "fwsec-sb", () -> programs.runFwsecSb(booters.fwsecSb()));
                attempt(failures, "booter-unload", () -> programs.runBooterUnload(booters.unload()));
            }
            case SecureStart.Fmc _ -> {
                attempt(failures, "wait-halted", fmcStart::awaitHalt);
                attempt(failures, "check-wpr2", fmcStart::checkRegionGone);
            }
        }
        return failures;
    }

    private void attempt(List<BootException> failures, String name, StepRunner.Step step) {
        try {
            steps.run(name, step);
        } catch (BootException e) {
            failures.add(e);
        }
    }

    private void tell(int level) throws BootException {
        CommandQueue queue = prepared.queue();
        Reply<?> reply = queue.call(
                abi.unloadingGuestDriver(),
                request -> request.bInPmTransition(level != 0).newLevel(level));
        switch (reply) {
            case Reply.Ok<?> ok -> {}
            case Reply.Refused<?> refused ->
                throw new BootException(new BootFailure.Refused("UNLOADING_GUEST_DRIVER", refused.result()));
            case Reply.Lost<?> lost -> throw new BootException(new BootFailure.QueueFailed(lost.failure()));
        }
    }

    private void awaitSuspended() throws BootException {
        Falcon gsp = programs.gsp();
        SuspendMailbox mailbox = prepared.arguments().suspendMailbox();
        // TIMEOUT: 4 s, as NVIDIA's driver; GSP-RM has answered and only winds up.
        long millis = 4_000;
        boolean suspended = Poll.until(steps.clock(), MILLISECOND, millis * MILLISECOND, () -> mailbox.suspended(gsp));
        if (!suspended) {
            throw new BootException(new BootFailure.TimedOut("sign that GSP's processor is suspended", millis));
        }
    }
}
