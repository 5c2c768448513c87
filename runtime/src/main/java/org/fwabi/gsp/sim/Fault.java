package org.fwabi.gsp.sim;

/** A way for the GPU to go wrong, on a test's command. Message names are those of functions and events. */
public sealed interface Fault {
    /** A fault in one message that the resource manager sends. */
    sealed interface OfMessage extends Fault {
        /** Name of the function or event, e.g. {@code GET_GSP_STATIC_INFO}. */
        String message();
    }

    /** The chip identifies itself as something else. */
    record WrongChipId(int boot42) implements Fault {}

    /** The start of the GPU's own firmware never ends. */
    record GfwNeverDone() implements Fault {}

    /** FWSEC leaves an error code (16 bits) and no WPR2. */
    record FwsecError(int code) implements Fault {}

    /** FWSEC reports success but leaves no WPR2. */
    record FwsecDoesNothing() implements Fault {}

    /** FWSEC puts FRTS elsewhere. */
    record FrtsMisplaced() implements Fault {}

    /** WPR2 is up from before, as after a crash. */
    record Wpr2AlreadySet() implements Fault {}

    /** A falcon that is started never halts. */
    record NeverHalts(boolean gsp) implements Fault {}

    /** booter_load halts with this in its mailbox. */
    record BooterError(int mailbox) implements Fault {}

    /** The RISC-V core never becomes active. */
    record RiscvNeverActive() implements Fault {}

    /** RISC-V does not come back at the end of the sequencer. */
    record ResumeNeverDone() implements Fault {}

    /** GSP asks for a program to be run on its core, and does not suspend itself. */
    record NeverSuspends() implements Fault {}

    /** The sequencer's message, or from 595 on the request to run a program, never comes. */
    record NoSequencer() implements Fault {}

    /** The sequencer's program has an operation of this number. */
    record BadSequencerOpcode(int opcode) implements Fault {}

    /** The sequencer's program ends in the middle of an operation. */
    record TruncatedSequencer() implements Fault {}

    /** GSP_INIT_DONE never comes. */
    record NoInitDone() implements Fault {}

    /** GSP does not report that it is suspended when the driver unloads. */
    record UnloadNeverSuspends() implements Fault {}

    /** The FSP's own boot never ends. */
    record FspNeverReady() implements Fault {}

    /** The FSP takes a message and does nothing. */
    record FspSilent() implements Fault {}

    /** The FSP answers with this error. */
    record FspError(int code) implements Fault {}

    /** The FSP answers another command, of this type, and does nothing. */
    record FspOtherCommand(int type) implements Fault {}

    /** The FSP keeps GSP's registers for itself. */
    record TargetMaskStays() implements Fault {}

    /** The FMC leaves this in GSP's mailbox. */
    record FmcError(int mailbox) implements Fault {}

    /** The FMC never leaves GSP to the resource manager. */
    record LockdownStays() implements Fault {}

    /** Whoever unloads reports success but leaves WPR2. */
    record Wpr2Stays() implements Fault {}

    /** booter_unload halts with this in its mailbox. */
    record BooterUnloadError(int mailbox) implements Fault {}

    /** The message's element has a wrong checksum. */
    record BadChecksum(String message) implements OfMessage {}

    /** The message's element has a sequence number that is off by this. */
    record WrongSequence(String message, int by) implements OfMessage {}

    /** The message carries this function number. */
    record GarbageFunction(String message, int number) implements OfMessage {}

    /** The length in the message's RPC header; the rest, the checksum too, fits it as well as can be. */
    record WrongLength(String message, int length) implements OfMessage {}

    /** The count of slots in the message's element. */
    record WrongElementCount(String message, int count) implements OfMessage {}

    /** The write pointer after the message. */
    record PointerOutOfRange(String message, int pointer) implements OfMessage {}

    /** The result in the message's RPC header. */
    record RpcResult(String message, int result) implements OfMessage {}

    /** The message is not sent. */
    record Silence(String message) implements OfMessage {}

    /** The message comes this much later. */
    record Stall(String message, long nanos) implements OfMessage {}

    /** When it is time for the message, the GPU falls off the bus: all reads give ones, writes do nothing. */
    record Die(String message) implements OfMessage {}

    /**
     * A field of the message has another value.
     *
     * @param path C path in the payload's struct, or, with a leading {@code element:}, in the element's header
     */
    record Lie(String message, String path, long value) implements OfMessage {}
}
