package org.fwabi.processor.example;

import java.math.BigInteger;

/**
 * One value of an example where it goes: a number, a truth value, or text.
 *
 * @param path in C names of the newest release, e.g. {@code entries[0].type}
 * @param place in one release
 * @param value what is written
 */
record Assignment(String path, Place place, Value value) {
    /** The path in the names of the place's release. */
    String own() {
        int bracket = path.indexOf('[', path.lastIndexOf('.') + 1);
        return place.holder().own() + place.field().spec().name() + (bracket < 0 ? "" : path.substring(bracket));
    }

    /** What is written. */
    sealed interface Value {
        /** A number, not cut to its width; {@code constant} is the name that the file has for it, or empty. */
        record Whole(BigInteger number, String constant) implements Value {}

        /** A truth value. */
        record Truth(boolean value) implements Value {}

        /** Text in an array. */
        record Letters(String text) implements Value {}

        /** Text behind the message; the place holds its offset. */
        record Pooled(String text) implements Value {}
    }
}
