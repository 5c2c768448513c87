package org.fwabi.message;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An enum's numbers in one release, in both directions. Generated code has one a release and enum; all are immutable and
 * safe for any thread.
 *
 * @param <E> the generated enum, which has the constants of all targeted releases
 */
public interface EnumTable<E extends Enum<E>> {
    /** The constant of a number, or null if this release gives the number no name. */
    @Nullable E find(long number);

    /** The constant of a number, if this release gives it a name. */
    default Optional<E> of(long number) {
        return Optional.ofNullable(find(number));
    }

    /** What a field with this number holds. Allocates nothing for a number that has a name. */
    EnumValue<E> value(long number);

    /** The number of a constant, if this release has the constant. */
    OptionalLong number(E constant);
}
