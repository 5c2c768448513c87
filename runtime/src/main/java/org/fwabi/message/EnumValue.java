package org.fwabi.message;

import java.util.Optional;

/**
 * What a field holds whose values an enum names: a constant, or a number that the release in use gives no name. A number
 * from the firmware is never lost and never a reason to throw; the sealed type makes a {@code switch} answer for both.
 *
 * @param <E> the generated enum
 */
public sealed interface EnumValue<E extends Enum<E>> {
    /** The number in the field, unsigned. */
    long number();

    /** The constant, if the release in use has one for the number. */
    Optional<E> constant();

    /** Whether the field holds this constant. Where a release gives one number several names, the first counts. */
    boolean is(E constant);

    /**
     * A number that the release gives a name. One instance a constant and release: reading it allocates nothing.
     *
     * @param value the constant
     */
    record Known<E extends Enum<E>>(E value, long number) implements EnumValue<E> {
        @Override
        public Optional<E> constant() {
            return Optional.of(value);
        }

        @Override
        public boolean is(E constant) {
            return value == constant;
        }
    }

    /** A number that the release gives no name. */
    record Unknown<E extends Enum<E>>(long number) implements EnumValue<E> {
        @Override
        public Optional<E> constant() {
            return Optional.empty();
        }

        @Override
        public boolean is(E constant) {
            return false;
        }
    }
}
