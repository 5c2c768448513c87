package org.fwabi.gsp.sim;

/** The fuses that say which version of a program's signature counts. */
final class Fuses {
    static final int COUNT = 16;
    /** FWSEC's number on GSP. */
    static final int FWSEC_UCODE = 9;
    /** The booters' number on SEC2. */
    static final int BOOTER_UCODE = 3;

    private Fuses() {}

    /** The version in force: on Turing there are no such fuses. */
    static int version(SimChip chip, int ucodeId) {
        return chip.turing() ? 0 : ucodeId == FWSEC_UCODE ? 2 : 1;
    }

    /** The register of a program: a number of low bits equal to the version is set. */
    static int register(SimChip chip, int ucodeId) {
        return (1 << version(chip, ucodeId)) - 1;
    }
}
