package org.fwabi.tools;

/** What the command line exits with. */
public final class ExitCode {
    /** All is well. */
    public static final int OK = 0;

    /** The command ran, and what it tells is bad: a boot failed, a spec has findings. */
    public static final int FAILED = 1;

    /** The command can't be run as given: unknown option, missing file. */
    public static final int USAGE = 2;

    /** A mistake in fwabi itself, or no build. */
    public static final int INTERNAL = 3;

    /** Two releases differ, or adding one breaks a driver. A bit of its own, beside {@link #INCOMPATIBLE}. */
    public static final int DIFFERENT = 4;

    /** Two releases differ in what a driver can't get over. The bits of this and of {@link #DIFFERENT}. */
    public static final int INCOMPATIBLE = 12;

    private ExitCode() {}
}
