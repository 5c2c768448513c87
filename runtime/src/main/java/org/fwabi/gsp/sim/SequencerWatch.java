package org.fwabi.gsp.sim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the driver's register accesses while it runs the sequence, and records what is missing or out of order. */
final class SequencerWatch implements RegisterFile.Observer {
    private final SimGpuParts gpu;
    private final List<SequencerProgram.Step> steps;
    private int next;
    private long lastNanos;
    private @Nullable String mistake;
    private String wanted = "";
    private long resetNanos = -1;

    SequencerWatch(SimGpuParts gpu, List<SequencerProgram.Step> steps) {
        this.gpu = gpu;
        this.steps = steps;
        lastNanos = gpu.clock().now();
    }

    @Override
    public void access(boolean write, long offset, int value) {
        if (next == steps.size()) {
            return;
        }
        SequencerProgram.Step step = steps.get(next);
        if (matches(step, write, offset, value)) {
            long waited = gpu.clock().now() - lastNanos;
            if (waited < step.delayNanos()) {
                gpu.refuse("sequencer " + step.operation(), step.delayNanos() + " ns of delay", waited + " ns");
            }
            lastNanos = gpu.clock().now();
            if (step.reset()) {
                resetNanos = lastNanos;
            }
            next++;
        } else if (write && mistake == null) {
            steps.stream()
                    .skip(next + 1L)
                    .filter(later -> later.offset() != step.offset() && matches(later, true, offset, value))
                    .findFirst()
                    .ifPresent(later -> {
                        mistake = describe(later);
                        wanted = describe(step);
                    });
        }
    }

    private static boolean matches(SequencerProgram.Step step, boolean write, long offset, int value) {
        return step.write() == write && step.offset() == offset && (value & step.mask()) == step.value();
    }

    private static String describe(SequencerProgram.Step step) {
        return "%s (%s of %s)".formatted(step.operation(), step.write() ? "write" : "read", SimLog.hex(step.offset()));
    }

    /** Whether the access of this moment is a reset that the sequence asks for. */
    boolean resetting() {
        return resetNanos == gpu.clock().now();
    }

    /**
     * Whether everything was done, in order. Mistakes are recorded here and not before: a driver that gives the boot up
     * makes none.
     */
    boolean complete() {
        String wrong = mistake;
        if (wrong != null) {
            gpu.refuse("sequencer", wanted + " first", wrong);
        } else if (next < steps.size()) {
            gpu.refuse("sequencer", "all operations before GSP resumes", "none yet for " + describe(steps.get(next)));
        }
        return wrong == null && next == steps.size();
    }
}
