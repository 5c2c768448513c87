package org.fwabi.samples.nova.differential;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that several tests need, made by the first of them. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private @Nullable T value;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        T made = value;
        if (made == null) {
            made = maker.get();
            value = made;
        }
        return made;
    }
}
