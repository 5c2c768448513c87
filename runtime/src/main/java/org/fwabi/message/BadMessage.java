package org.fwabi.message;

/**
 * Why bytes from the firmware are not the message they claim to be. A value, not an exception: what firmware sends is
 * never a reason to throw.
 *
 * @param message the struct's C name
 * @param field path of the field that is wrong; empty where it is the message as a whole
 * @param offset byte offset of that field from the start of the payload
 * @param expected what would be right, e.g. {@code "at most 16"}
 * @param actual what is there
 */
public record BadMessage(String message, String field, long offset, String expected, String actual) {
    @Override
    public String toString() {
        return "%s%s at byte %d: expected %s, found %s"
                .formatted(message, field.isEmpty() ? "" : "." + field, offset, expected, actual);
    }
}
