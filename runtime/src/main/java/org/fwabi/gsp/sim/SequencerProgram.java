package org.fwabi.gsp.sim;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.fwabi.decode.Decoded;
import org.fwabi.decode.ReleaseTable;

/**
 * The register sequence that the resource manager has the driver run while it starts: it takes GSP's falcon core back,
 * loads a small program from WPR2, runs it and resumes. Made for one boot, with what the driver's accesses must then be.
 */
final class SequencerProgram {
    private static final String OPCODES = "GSP_SEQ_BUF_OPCODE";
    private static final String MESSAGE = "rpc_run_cpu_sequencer_v17_00";
    private static final int GSP = 0x110000;
    private static final int SEC2 = 0x840000;
    private static final int DMA_COMMAND = 6 << 8 | 1 << 12 | 1 << 4;
    private static final int DELAY_US = 20;
    private static final int POLL_TIMEOUT_US = 2000;
    /** Dwords after the used part of the buffer; a driver that runs on into them writes to registers that refuse. */
    private static final int SLACK = 6;

    private final ReleaseTable table;
    private final List<Integer> words = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final StringBuilder names = new StringBuilder();
    private int operations;

    /**
     * An access that shows an operation was done.
     *
     * @param operation the operation, for refusals
     * @param write whether it is a write
     * @param offset in BAR0
     * @param mask bits of the value that count
     * @param value what they must be
     * @param delayNanos least time since the step before
     */
    record Step(String operation, boolean write, long offset, int mask, int value, long delayNanos) {
        /** Whether this puts GSP's core into reset. */
        boolean reset() {
            return write && offset == GSP + 0x3c0 && value == 1;
        }
    }

    SequencerProgram(SimGpuParts gpu, long programAddress, long libosAddress) {
        table = gpu.table();
        int sec2Start = SEC2 + (gpu.chip().turing() ? 0x100 : 0x130);
        operation("REG_STORE", GSP + 0x80, 0);
        step("REG_STORE", false, GSP + 0x80, 0, 0);
        operation("CORE_RESET");
        coreReset("CORE_RESET");
        operation("REG_MODIFY", GSP + 0x604, 0x7, 0x4);
        step("REG_MODIFY", true, GSP + 0x604, -1, 0x4);
        operation("REG_WRITE", GSP + 0x110, (int) (programAddress >> 8));
        step("REG_WRITE", true, GSP + 0x110, -1, (int) (programAddress >> 8));
        operation("REG_WRITE", GSP + 0x118, DMA_COMMAND);
        step("REG_WRITE", true, GSP + 0x118, -1, DMA_COMMAND);
        operation("REG_POLL", GSP + 0x118, 0x2, 0x2, POLL_TIMEOUT_US, 0);
        step("REG_POLL", false, GSP + 0x118, 0x2, 0x2);
        operation("DELAY_US", DELAY_US);
        operation("CORE_START");
        steps.add(new Step("CORE_START after DELAY_US", true, GSP + 0x100, 0x2, 0x2, DELAY_US * 1000L));
        operation("CORE_WAIT_FOR_HALT");
        step("CORE_WAIT_FOR_HALT", false, GSP + 0x100, 0x10, 0x10);
        operation("CORE_RESUME");
        coreReset("CORE_RESUME");
        step("CORE_RESUME", true, GSP + 0x40, -1, (int) libosAddress);
        step("CORE_RESUME", true, GSP + 0x44, -1, (int) (libosAddress >>> 32));
        step("CORE_RESUME", true, sec2Start, 0x2, 0x2);
    }

    private void coreReset(String operation) {
        step(operation, true, GSP + 0x3c0, 1, 1);
        step(operation, true, GSP + 0x3c0, 1, 0);
    }

    private void operation(String name, int... payload) {
        words.add((int) table.findEnum(OPCODES).orElseThrow().value(OPCODES + "_" + name));
        for (int word : payload) {
            words.add(word);
        }
        names.append(names.isEmpty() ? "" : " ").append(name);
        operations++;
    }

    private void step(String operation, boolean write, long offset, int mask, int value) {
        steps.add(new Step(operation, write, offset, mask, value, 0));
    }

    int operations() {
        return operations;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Puts another number in place of the second operation's. */
    void breakOpcode(int opcode) {
        words.set(3, opcode);
    }

    /** Cuts the program in the middle of its last operation but one that has a payload. */
    void truncate() {
        int poll = words.lastIndexOf(POLL_TIMEOUT_US);
        words.subList(poll, words.size()).clear();
    }

    byte[] payload() {
        int fixed = (int) table.struct(MESSAGE).size();
        byte[] payload = new byte[fixed + 4 * (words.size() + SLACK)];
        Decoded message = table.view(MESSAGE, MemorySegment.ofArray(payload));
        message.setLong("bufferSizeDWord", words.size() + SLACK);
        message.setLong("cmdIndex", words.size());
        for (int i = 0; i < words.size(); i++) {
            message.setLong("commandBuffer[" + i + "]", words.get(i));
        }
        return payload;
    }

    /** The program that the sequence loads: it does nothing but halt. */
    static byte[] program(long seed) {
        Ucode.Shape shape = new Ucode.Shape(
                Ucode.Kind.SEQUENCER, Ucode.BLOCK, 0, 0, 0, 0, 0, SimFalcon.Engine.GSP.mask(), 0, 0, List.of());
        return Ucode.code(shape, new byte[0], seed);
    }
}
