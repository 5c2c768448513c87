package org.fwabi.gsp.boot;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.fwabi.device.Mmio;
import org.fwabi.gsp.abi.GspAbi;
import org.fwabi.gsp.abi.GspEvent;
import org.fwabi.gsp.abi.LoadExecGenericBootloader;
import org.fwabi.gsp.abi.LoadExecHsBinary;
import org.fwabi.gsp.abi.RpcRunCpuSequencer;
import org.fwabi.gsp.abi.SequencerOpcode;
import org.fwabi.gsp.sequencer.BadSequenceException;
import org.fwabi.gsp.sequencer.Operation;
import org.fwabi.gsp.sequencer.SequencerProgram;
import org.fwabi.message.EnumTable;
import org.jspecify.annotations.Nullable;

/** The events that a boot waits for, out of their wire form. */
final class GspEvents {
    private static final List<String> REQUESTS = List.of("GSP_LOAD_EXEC_HS_BINARY", "GSP_LOAD_EXEC_GENERIC_BOOTLOADER");

    private final GspAbi abi;

    private final Mmio bar0;

    GspEvents(GspAbi abi, Mmio bar0) {
        this.abi = abi;
        this.bar0 = bar0;
    }

    /** What a boot waits for. */
    sealed interface Awaited {
        /** GSP wants a sequence run. */
        record Sequence(SequencerProgram program) implements Awaited {}

        /** GSP wants a sequence run, which can't be. */
        record BadSequence(String problem) implements Awaited {}

        /** GSP wants a program run on its core. */
        record Program(ProgramRequest request) implements Awaited {}

        /** GSP wants a program run, which can't be. */
        record BadProgram(String event, String problem) implements Awaited {}

        /** GSP-RM is up. */
        record InitDone() implements Awaited {}
    }

    /** The event, or null if it is none of these. Nothing of the payload is referred to afterwards. */
    @Nullable Awaited decode(int number, MemorySegment payload) {
        return switch (abi.events().decode(number, payload)) {
            case GspEvent.GspRunCpuSequencer(RpcRunCpuSequencer message) -> sequence(message);
            case GspEvent.GspLoadExecHsBinary(LoadExecHsBinary message) ->
                new Awaited.Program(ProgramRequest.of(message));
            case GspEvent.GspLoadExecGenericBootloader(LoadExecGenericBootloader message) ->
                ProgramRequest.of(abi, message, payload)
                        .<Awaited>map(Awaited.Program::new)
                        .orElseGet(() -> new Awaited.BadProgram(
                                "GSP_LOAD_EXEC_GENERIC_BOOTLOADER",
                                "a descriptor of %d bytes".formatted(message.descriptorSize())));
            case GspEvent.GspInitDone() -> new Awaited.InitDone();
            case GspEvent.Malformed bad -> malformed(bad);
            case GspEvent.Unknown unknown -> null;
        };
    }

    /** As {@link #decode}, for sequences only. */
    @Nullable Awaited decodeSequence(int number, MemorySegment payload) {
        Awaited awaited = decode(number, payload);
        return awaited instanceof Awaited.Sequence || awaited instanceof Awaited.BadSequence ? awaited : null;
    }

    private @Nullable Awaited malformed(GspEvent.Malformed bad) {
        String problem = bad.reason().toString();
        if (is(bad, "GSP_RUN_CPU_SEQUENCER")) {
            return new Awaited.BadSequence(problem);
        }
        for (String event : REQUESTS) {
            if (is(bad, event)) {
                return new Awaited.BadProgram(event, problem);
            }
        }
        return null;
    }

    private boolean is(GspEvent.Malformed bad, String event) {
        return abi.eventNumber(event).orElse(-1) == bad.number();
    }

    private Awaited sequence(RpcRunCpuSequencer message) {
        int[] words = new int[message.wordsLength()];
        for (int i = 0; i < words.length; i++) {
            words[i] = (int) message.words(i);
        }
        Optional<EnumTable<SequencerOpcode>> opcodes = abi.sequencerOpcode();
        if (opcodes.isEmpty()) {
            return new Awaited.BadSequence("%s knows no sequences".formatted(abi.release()));
        }
        try {
            return new Awaited.Sequence(SequencerProgram.parse(
                    words,
                    message.cmdIndex(),
                    message.bufferSizeDWord(),
                    number -> kind(opcodes.get().find(Integer.toUnsignedLong(number))),
                    bar0::contains));
        } catch (BadSequenceException e) {
            return new Awaited.BadSequence(String.valueOf(e.getMessage()));
        }
    }

    private static Operation.@Nullable Kind kind(@Nullable SequencerOpcode opcode) {
        if (opcode == null) {
            return null;
        }
        return switch (opcode) {
            case REG_WRITE -> Operation.Kind.REG_WRITE;
            case REG_MODIFY -> Operation.Kind.REG_MODIFY;
            case REG_POLL -> Operation.Kind.REG_POLL;
            case DELAY_US -> Operation.Kind.DELAY_US;
            case REG_STORE -> Operation.Kind.REG_STORE;
            case CORE_RESET -> Operation.Kind.CORE_RESET;
            case CORE_START -> Operation.Kind.CORE_START;
            case CORE_WAIT_FOR_HALT -> Operation.Kind.CORE_WAIT_FOR_HALT;
            case CORE_RESUME -> Operation.Kind.CORE_RESUME;
        };
    }
}
