package org.fwabi.gsp.chip;

/** Generations of chips, with the value of BOOT_42's architecture field. */
public enum Architecture {
    /** TU10x and TU11x. */
    TURING(0x16),
    /** GA100 and GA10x. */
    AMPERE(0x17),
    /** GH100. */
    HOPPER(0x18),
    /** AD10x. */
    ADA(0x19);

    private final int code;

    Architecture(int code) {
        this.code = code;
    }

    /** 6 bits. */
    public int code() {
        return code;
    }
}
