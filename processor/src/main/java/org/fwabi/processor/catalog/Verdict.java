package org.fwabi.processor.catalog;

import java.util.Locale;

/**
 * What became of a struct from one release to another, the most severe first. Where several could be said, the first one
 * holds; {@link StructDiff} keeps all reasons.
 *
 * <p>"Field" means a named field at any depth: members of types written in place count as fields of the struct, and
 * those of a nested named struct too. A field is kept if it has the same name, offset, width, type and array bounds.
 */
public enum Verdict {
    /** The struct is gone, and no other stands in for it. */
    REMOVED,
    /** The size is the same, yet a field that both have lies elsewhere or takes more or fewer bytes. */
    MOVED,
    /** The size differs, and it is not {@link #APPENDED}. */
    RESIZED,
    /**
     * Every field is kept and there are new ones, all of which start at or after the old size. A field that was put into
     * what was tail padding is not appended: who wrote the old struct may have left garbage there.
     */
    APPENDED,
    /**
     * The size is the same and each field that both have lies where it did with the same width, yet bytes mean something
     * else: another type or name at the same place, a field in what was padding, a field less, another alignment, or an
     * enum of a field that differs.
     */
    SEMANTIC,
    /** The same layout under another name. */
    RENAMED,
    /** The struct is new. */
    ADDED,
    /** The same layout through all nested types, whatever those are called, and the same enums. */
    IDENTICAL;

    /** The word for a person, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
