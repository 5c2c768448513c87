package org.fwabi.tools.demo;

/** One line of a transcript. */
sealed interface Entry {
    /**
     * A step of the driver.
     *
     * @param name e.g. {@code probe}
     * @param detail what it did, for a person
     * @param nanos how long it took, in real time
     */
    record Step(String name, String detail, long nanos) implements Entry {}

    /**
     * A message on the queue.
     *
     * @param sent whether the driver sent it
     * @param name the function's or event's name
     * @param number its number in the release
     * @param bytes payload bytes
     * @param sequence the element's sequence number
     * @param note what else there is to say; may be empty
     */
    record Message(boolean sent, String name, int number, long bytes, long sequence, String note) implements Entry {}
}
