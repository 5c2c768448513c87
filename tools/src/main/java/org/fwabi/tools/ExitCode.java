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

    private ExitCode() {}
}
