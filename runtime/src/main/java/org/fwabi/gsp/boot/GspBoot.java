package org.fwabi.gsp.boot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fwabi.device.Clock;
import org.fwabi.device.DmaAllocator;
import org.fwabi.device.DmaBuffer;
import org.fwabi.device.DmaException;
import org.fwabi.device.Mmio;
import org.fwabi.device.Poll;
import org.fwabi.device.ResourceStack;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.abi.GspFacts;
import org.fwabi.gsp.chip.Family;
import org.fwabi.gsp.chip.GpuRegisters;
import org.fwabi.gsp.chip.GpuRegisters.Wpr2;
import org.fwabi.gsp.falcon.Falcon;
import org.fwabi.gsp.falcon.FalconEngine;
import org.fwabi.gsp.falcon.FalconException;
import org.fwabi.gsp.queue.QueueException;
import org.fwabi.gsp.sequencer.CoreResume;
import org.fwabi.gsp.sequencer.SequenceFailedException;
import org.fwabi.gsp.sequencer.SequencerProgram;
import org.fwabi.gsp.sequencer.SequencerRunner;
import org.fwabi.message.UnsupportedReleaseException;

/**
 * Boots GSP: some preparations, then the steps of the release's boot plan, in its order. Each step that changes the GPU
 * pushes its undoing first; when one fails, all is undone in reverse, and the GPU can be booted again unless the failure
 * says otherwise.
 *
 * <p>Source: nova-core gsp/boot.rs, gsp/hal/tu102.rs; NVIDIA open-gpu-kernel-modules 570.144, kernel_gsp_tu102.c,
 * kernel_gsp_gh100.c.
 */
public final class GspBoot {
    private static final long MILLISECOND = 1_000_000;

    private final GspAbi abi;

    private final BootRequest request;

    private final Mmio bar0;

    private final Clock clock;

    private final StepRunner steps;

    private final GpuPrograms programs;

    private final FmcStart fmcStart;

    private final GspEvents events;

    private final ResourceStack undo;

    private final List<BootException> undoFailures = new ArrayList<>();

    private boolean armed;

    private ResourceStack.Undo takeDown = () -> {};

    private boolean running;

    private GspBoot(GspAbi abi, BootRequest request, ResourceStack undo) {
        this.abi = abi;
        this.request = request;
        this.undo = undo;
        this.bar0 = request.bar0();
        this.clock = request.device().clock();
        this.steps = new StepRunner(clock, bar0, request.listener());
        this.programs = new GpuPrograms(
                bar0,
                new Falcon(FalconEngine.GSP, request.chip(), bar0, clock),
                new Falcon(FalconEngine.SEC2, request.chip(), bar0, clock));
        this.fmcStart = new FmcStart(abi, bar0, clock, programs.gsp());
        this.events = new GspEvents(abi, bar0);
    }

    /**
     * Boots. Runs on the caller's thread, and calls the client and the listener there.
     *
     * @return GSP, running; the caller unloads it
     * @throws BootException if it did not come up; then everything is undone. An image of a release that is not
     *     supported, and a file that is missing, are found out before the GPU is touched
     */
    public static Gsp boot(BootRequest request) throws BootException {
        GspAbi abi = bindings(request);
        ResourceStack undo = new ResourceStack();
        GspBoot boot = new GspBoot(abi, request, undo);
        try (undo) {
            return boot.run();
        } catch (BootException e) {
            boot.undoFailures.forEach(e::addSuppressed);
            throw e;
        }
    }

    private static GspAbi bindings(BootRequest request) throws BootException {
        try {
            return GspAbi.of(request.image().release());
        } catch (UnsupportedReleaseException e) {
            throw new BootException(
                    "check-release",
                    new BootFailure.UnsupportedRelease(request.image().name(), e.release(), e.supported()),
                    e);
        }
    }

    private Gsp run() throws BootException {
        FirmwareFiles[] files = new FirmwareFiles[1];
        steps.run(
                "load-firmware",
                () -> files[0] = FirmwareFiles.load(abi, request.firmware(), request.chip(), request.image()));
        switch (request.chip().family().secureBoot()) {
            case BOOTERS -> steps.run("wait-gfw", this::awaitGfw);
            case FSP -> steps.run("wait-fsp", fmcStart::awaitFsp);
        }
        DmaAllocator dma = this::allocate;
        steps.run("sysmem-flush", () -> {
            SysmemFlush.register(bar0, request.chip().family(), dma, undo);
            if (request.chip().family().secureBoot() == Family.SecureBoot.BOOTERS) {
                programs.gsp().clearMessageInterrupt();
            }
        });
        Prepared[] made = new Prepared[1];
        steps.run("prepare", () -> made[0] = Prepared.create(abi, request, files[0], dma, undo));
        Prepared prepared = made[0];
        request.client().attach(prepared.queue());
        Teardown teardown = new Teardown(abi, steps, programs, fmcStart, prepared);
        switch (prepared.start()) {
            case SecureStart.Booters booters -> {
                for (GspFacts.BootPlan step : abi.facts().bootPlan()) {
                    steps.run(name(step), () -> run(step, booters, prepared, teardown));
                }
            }
            case SecureStart.Fmc fmc -> {
                for (GspFacts.BootPlanFsp step : abi.facts().bootPlanFsp()) {
                    steps.run(name(step), () -> run(step, fmc, prepared, teardown));
                }
            }
        }
        // From here on taking down is for the owner of the result.
        undo.forget(takeDown);
        return new Gsp(abi.release(), prepared, teardown, undo.dismiss());
    }

    private static String name(Enum<?> step) {
        return step.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private DmaBuffer allocate(long size) throws DmaException {
        DmaBuffer buffer = request.device().allocateDma(size);
        undo.push(buffer::close);
        return buffer;
    }

    private void run(GspFacts.BootPlan step, SecureStart.Booters booters, Prepared prepared, Teardown teardown)
            throws BootException, FalconException, QueueException {
        Falcon gsp = programs.gsp();
        switch (step) {
            case FWSEC_FRTS -> {
                if (booters.fwsecFrts().isPresent()) {
                    arm(teardown);
                    programs.runFwsecFrts(
                            booters.fwsecFrts().get(), prepared.layout().frts());
                }
            }
            case RESET_GSP -> gsp.reset();
            case QUEUE_SYSTEM_INFO -> request.client().sendSystemInfo(prepared.queue());
            case QUEUE_REGISTRY -> request.client().sendRegistry(prepared.queue());
            // Booter starts the core; here it is only told where its arguments are.
            case START_LIBOS -> gsp.writeMailboxes(prepared.arguments().libos().deviceAddress());
            case BOOTER_LOAD -> {
                arm(teardown);
                programs.runBooterLoad(booters.load(), prepared.wprMeta().deviceAddress());
            }
            case WAIT_RISCV -> awaitRiscv(prepared);
            case RUN_SEQUENCER -> runSequence(awaitSequence(prepared), prepared);
            case WAIT_INIT_DONE -> {
                awaitInitDone(prepared);
                running = true;
            }
            case GET_STATIC_INFO -> request.client().readStaticInfo(prepared.queue());
        }
    }

    private void run(GspFacts.BootPlanFsp step, SecureStart.Fmc fmc, Prepared prepared, Teardown teardown)
            throws BootException, FalconException, QueueException {
        switch (step) {
            case QUEUE_SYSTEM_INFO -> request.client().sendSystemInfo(prepared.queue());
            case QUEUE_REGISTRY -> request.client().sendRegistry(prepared.queue());
            case CHAIN_OF_TRUST -> {
                arm(teardown);
                fmcStart.send(fmc);
            }
            case WAIT_TARGET_MASK -> fmcStart.awaitTargetMask();
            case WAIT_LOCKDOWN -> fmcStart.awaitLockdown(fmc);
            case WAIT_RISCV -> awaitRiscv(prepared);
            case WAIT_INIT_DONE -> {
                awaitInitDone(prepared);
                running = true;
            }
            case GET_STATIC_INFO -> request.client().readStaticInfo(prepared.queue());
        }
    }

    /** From now on the GPU has to be taken down, whatever happens. A region that is not ours is left alone. */
    private void arm(Teardown teardown) throws BootException {
        if (armed) {
            return;
        }
        Wpr2 wpr2 = Wpr2.read(bar0);
        if (wpr2.present()) {
            throw new BootException(new BootFailure.Wpr2Taken(wpr2.toString()));
        }
        armed = true;
        takeDown = () -> undoFailures.addAll(teardown.run(running, 0));
        undo.push(takeDown);
    }

    private void awaitGfw() throws BootException {
        // TIMEOUT: 4 s, as nova-core. It starts with the GPU's power and has long ended in most cases.
        long millis = 4_000;
        if (!Poll.until(clock, MILLISECOND, millis * MILLISECOND, () -> GpuRegisters.GfwBoot.completed(bar0))) {
            throw new BootException(new BootFailure.TimedOut("end of the GPU's own start", millis));
        }
    }

    private void awaitRiscv(Prepared prepared) throws BootException {
        programs.gsp().writeOsVersion(prepared.bootloader().version());
        // TIMEOUT: 5 s, as nova-core; booter has started the core before it halted.
        long millis = 5_000;
        Falcon gsp = programs.gsp();
        SuspendMailbox mailbox = prepared.arguments().suspendMailbox();
        // GSP-RM may have come so far already that it has suspended and waits for a program to be run.
        if (!Poll.until(
                clock, 10 * MILLISECOND, millis * MILLISECOND, () -> gsp.isRiscvActive() || mailbox.suspended(gsp))) {
            throw new BootException(new BootFailure.TimedOut("active RISC-V core", millis));
        }
    }

    private SequencerProgram awaitSequence(Prepared prepared) throws BootException, QueueException {
        // TIMEOUT: 5 s, as nova-core; it is the first thing GSP-RM asks for.
        return sequence(prepared.queue().await("GSP_RUN_CPU_SEQUENCER", Duration.ofSeconds(5), events::decodeSequence));
    }

    /** Until it is up, GSP may ask for sequences or programs to be run. */
    private void awaitInitDone(Prepared prepared) throws BootException, FalconException, QueueException {
        while (true) {
            // TIMEOUT: 10 s, as older nova-core; initialising a large GPU takes 1 to 2 s.
            GspEvents.Awaited awaited = prepared.queue().await("GSP_INIT_DONE", Duration.ofSeconds(10), events::decode);
            switch (awaited) {
                case GspEvents.Awaited.InitDone() -> {
                    return;
                }
                case GspEvents.Awaited.Program(ProgramRequest program) ->
                    programRunner(prepared).run(program);
                case GspEvents.Awaited.BadProgram(String event, String problem) ->
                    throw new BootException(new BootFailure.RequestFailed(event, problem));
                case GspEvents.Awaited.Sequence _, GspEvents.Awaited.BadSequence _ ->
                    runSequence(sequence(awaited), prepared);
            }
        }
    }

    private static SequencerProgram sequence(GspEvents.Awaited awaited) throws BootException {
        return switch (awaited) {
            case GspEvents.Awaited.Sequence(SequencerProgram program) -> program;
            case GspEvents.Awaited.BadSequence(String problem) ->
                throw new BootException(new BootFailure.SequenceFailed(problem));
            case GspEvents.Awaited.Program _, GspEvents.Awaited.BadProgram _, GspEvents.Awaited.InitDone _ ->
                throw new BootException(new BootFailure.SequenceFailed("another event came first"));
        };
    }

    private ProgramRunner programRunner(Prepared prepared) {
        CoreResume resume = new CoreResume(
                bar0,
                clock,
                programs.gsp(),
                programs.sec2(),
                prepared.arguments().libos().deviceAddress(),
                prepared.bootloader().version());
        return new ProgramRunner(
                clock,
                programs.gsp(),
                prepared.arguments().suspendMailbox(),
                prepared.layout().fb().size(),
                prepared.genericBootloader(),
                resume);
    }

    private void runSequence(SequencerProgram program, Prepared prepared) throws BootException {
        SequencerRunner runner = new SequencerRunner(
                bar0,
                clock,
                programs.gsp(),
                programs.sec2(),
                prepared.arguments().libos().deviceAddress(),
                prepared.bootloader().version());
        try {
            runner.run(program);
        } catch (SequenceFailedException e) {
            throw new BootException("", new BootFailure.SequenceFailed(String.valueOf(e.getMessage())), e);
        }
    }
}
