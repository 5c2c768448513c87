package org.fwabi.testing;

import org.fwabi.message.EnumValue;

/** What an accessor gives for a number that its enum does not have. */
final class UnknownNumber {
    private UnknownNumber() {}

    static boolean is(Object value, long number) {
        return value instanceof EnumValue.Unknown<?>(long held) && held == number;
    }
}
