package org.fwabi.processor.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.fwabi.processor.spec.NumberSpace;

/**
 * What became of a name of a number space, or of a number.
 *
 * <p>A number whose names in both releases have nothing in common is {@link Kind#REUSED}. It is {@link Kind#RENAMED}
 * only where the old name is gone, the new one is new, and one of two things shows that the meaning stayed: the names
 * differ in nothing but case, underscores or version suffix, or the semantics give both names a payload and the layouts
 * of the two payloads are the same. So a number whose old name lives on elsewhere is reused, and so is one whose names
 * are unrelated: taking a new meaning for an old one does damage, the opposite costs a look.
 *
 * @param space what kind of number
 * @param kind what became of it
 * @param name the name, in the newer release where it has one; of a reused number, what it means now. Names of one
 *     number are joined with a comma
 * @param was of a reused or renamed number: its name before
 * @param before the number in the older release; empty if the name is new
 * @param after the number in the newer release; empty if the name is gone
 */
public record NumberDiff(
        NumberSpace space, Kind kind, String name, Optional<String> was, OptionalLong before, OptionalLong after) {
    /** What can become of it. {@code REUSED} is about a number; the names have entries of their own besides. */
    public enum Kind {
        /** The same number has another meaning. */
        REUSED,
        /** The same name has another number. */
        MOVED,
        /** The name is gone. */
        REMOVED,
        /** The same number and meaning, another name. */
        RENAMED,
        /** The name is new. */
        ADDED;

        /** The word for a person, in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** For whom it matters: a name that is gone or has another number can't be used, and a reused one must not. */
    public Harm harm() {
        return kind == Kind.ADDED || kind == Kind.RENAMED ? Harm.NONE : Harm.BOTH;
    }
}
