package org.fwabi.testing;

/** Reads and writes one value somewhere inside a nested view, by a path of accessors such as {@code range.base[0]}. */
final class Probe {
    private Probe() {}

    static Object get(Object view, String path) {
        int last = path.lastIndexOf('.');
        return accessor(step(view, path, last), path.substring(last + 1)).get(step(view, path, last), indexes(path));
    }

    static void set(Object view, String path, Object value) {
        int last = path.lastIndexOf('.');
        accessor(step(view, path, last), path.substring(last + 1)).set(step(view, path, last), value, indexes(path));
    }

    private static Object step(Object view, String path, int last) {
        return last < 0 ? view : get(view, path.substring(0, last));
    }

    /** A handle is probed like any number: its accessor is told that it is one, so that it comes without sign. */
    private static Accessor accessor(Object view, String step) {
        String name = step.replace("[0]", "");
        return new Accessor(view.getClass(), name, indexes(step).length, true);
    }

    private static int[] indexes(String path) {
        return new int[path.endsWith("[0]") ? 1 : 0];
    }
}
