package org.fwabi.message.support;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/**
 * An array of structs as a list. It copies nothing: each {@link #get(int)} makes a view.
 *
 * @param <M> the generated class of the struct
 */
public final class ViewList<M> extends AbstractList<M> implements RandomAccess {
    private final int size;
    private final IntFunction<M> view;

    private ViewList(int size, IntFunction<M> view) {
        this.size = size;
        this.view = view;
    }

    /** A list of {@code size} views. */
    public static <M> List<M> of(int size, IntFunction<M> view) {
        return new ViewList<>(size, view);
    }

    @Override
    public M get(int index) {
        return view.apply(Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
        return size;
    }
}
