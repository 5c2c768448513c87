package org.fwabi.decode;

/**
 * What a command's payload carries besides its fields. The fields are those of the command's request.
 *
 * @param command name of its function
 * @param of what is inside
 * @param number field that names the control or class
 * @param size field with the bytes of parameters
 * @param status field with the result, in the reply
 * @param params array that the parameters lie in
 */
public record EnvelopeEntry(String command, Contents of, String number, String size, String status, String params) {
    /** What an envelope carries. */
    public enum Contents {
        /** The parameters of a control. */
        CONTROL,
        /** The parameters of a new object's class. */
        CLASS
    }
}
