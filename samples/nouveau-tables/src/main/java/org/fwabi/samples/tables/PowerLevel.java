package org.fwabi.samples.tables;

/** Why the firmware is unloaded. Source of the numbers: NVIDIA open-gpu-kernel-modules 570.144, ctrl2080power.h. */
public enum PowerLevel {
    /** The driver goes away for good. */
    UNLOAD(0),
    /** Suspend to memory. */
    SUSPEND(3),
    /** Suspend to disk. */
    HIBERNATE(7);

    private final int level;

    PowerLevel(int level) {
        this.level = level;
    }

    int level() {
        return level;
    }
}
