package org.fwabi.testing;

import java.util.OptionalLong;

/** What an accessor gives for a number that its enum does not have. */
final class UnknownNumber {
    private UnknownNumber() {}

    static boolean is(Object value, long number) {
        return value.equals(OptionalLong.of(number));
    }
}
