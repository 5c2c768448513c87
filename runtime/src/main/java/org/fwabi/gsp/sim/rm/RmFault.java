package org.fwabi.gsp.sim.rm;

/** A way for a call of the resource manager to go wrong, on a test's command. */
public sealed interface RmFault {
    /** Name of the control or class it is about, or {@code FREE}. */
    String call();

    /** The call is not made and has this status. */
    record AnswerStatus(String call, int status, int times) implements RmFault {}

    /** The message's result is this; the call is made. */
    record Result(String call, int result) implements RmFault {}

    /** The answer's parameters are so many bytes longer, or shorter. */
    record WrongSize(String call, int by) implements RmFault {}

    /** The answer names another control or class. */
    record WrongEcho(String call) implements RmFault {}

    /** The answer comes so much later. */
    record Late(String call, long nanos) implements RmFault {}

    /** No answer comes. */
    record Silent(String call) implements RmFault {}
}
