package org.fwabi.gsp.sim;

import java.util.List;

/** Follows the driver's register accesses while it runs the sequence, and records what is missing or out of order. */
final class SequencerWatch implements RegisterFile.Observer {
    private final SimGpuParts gpu;
    private final List<SequencerProgram.Step> steps;
    private int next;
    private long lastNanos;
    private boolean outOfOrder;

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
            next++;
        } else if (write && !outOfOrder) {
            steps.stream()
                    .skip(next + 1L)
                    .filter(later -> later.offset() != step.offset() && matches(later, true, offset, value))
                    .findFirst()
                    .ifPresent(later -> {
                        outOfOrder = true;
                        gpu.refuse("sequencer", describe(step) + " first", describe(later));
                    });
        }
    }

    private static boolean matches(SequencerProgram.Step step, boolean write, long offset, int value) {
        return step.write() == write && step.offset() == offset && (value & step.mask()) == step.value();
    }

    private static String describe(SequencerProgram.Step step) {
        return "%s (%s of %s)".formatted(step.operation(), step.write() ? "write" : "read", SimLog.hex(step.offset()));
    }

    /** Whether everything was done, in order. */
    boolean complete() {
        if (next < steps.size()) {
            gpu.refuse("sequencer", "all operations before GSP resumes", "none yet for " + describe(steps.get(next)));
        }
        return next == steps.size() && !outOfOrder;
    }
}
