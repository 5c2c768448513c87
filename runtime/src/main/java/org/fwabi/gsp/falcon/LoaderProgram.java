package org.fwabi.gsp.falcon;

import java.lang.foreign.MemorySegment;

/**
 * The generic bootloader of falcons without a boot ROM: not signed itself, it runs at the end of IMEM and loads what a
 * descriptor in DMEM names.
 *
 * @param name for messages
 * @param code its code, in memory of the CPU
 * @param startTag number of the 256-byte block of addresses that it runs at
 * @param descriptorOffset where in DMEM it looks for the descriptor
 */
public record LoaderProgram(String name, MemorySegment code, int startTag, int descriptorOffset) {}
