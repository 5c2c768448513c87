package org.fwabi.device;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What has to be undone, last first: the way to write a sequence of steps that leaves nothing behind when one of them
 * fails. Push the undoing of a step right after the step; close the stack when a later step fails, or hand the stack to
 * the owner of the result with {@link #dismiss()}.
 *
 * <p>Any thread may call, but entries run on the thread that closes, without a lock held.
 */
public final class ResourceStack implements AutoCloseable {
    /** Undoes one step. It may fail; the entries below it are run all the same. */
    @FunctionalInterface
    public interface Undo {
        /** Undoes the step. */
        void run();
    }

    private final Deque<Undo> entries = new ArrayDeque<>();

    /** An empty stack. */
    public ResourceStack() {}

    /** Adds an entry that will run before all those added so far. */
    public void push(Undo undo) {
        synchronized (entries) {
            entries.push(undo);
        }
    }

    /** Removes an entry without running it, where a resource was closed before its owner. Absent entries are ignored. */
    public void forget(Undo undo) {
        synchronized (entries) {
            entries.removeFirstOccurrence(undo);
        }
    }

    /** Moves all entries to a new stack, and leaves this one empty: closing it then does nothing. */
    public ResourceStack dismiss() {
        ResourceStack heir = new ResourceStack();
        synchronized (entries) {
            heir.entries.addAll(entries);
            entries.clear();
        }
        return heir;
    }

    /** Number of entries. */
    public int size() {
        synchronized (entries) {
            return entries.size();
        }
    }

    /**
     * Runs and removes all entries, last added first. An entry that fails does not keep the others from running: the
     * first failure is thrown at the end and holds the later ones as suppressed.
     */
    @Override
    public void close() {
        RuntimeException first = null;
        for (Undo undo = next(); undo != null; undo = next()) {
            try {
                undo.run();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private @Nullable Undo next() {
        synchronized (entries) {
            return entries.poll();
        }
    }
}
