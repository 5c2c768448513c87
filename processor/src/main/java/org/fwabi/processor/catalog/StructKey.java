package org.fwabi.processor.catalog;

import org.fwabi.processor.spec.NeutralNames;

/**
 * What picks at most one struct of each release, so that all it picks can be one thing to a person or one Java type. A
 * versioned C name alone is a poor key, because the next release may have another version of the same struct; it is the
 * last resort.
 */
public sealed interface StructKey {
    /** The name without version suffix, under which semantics describe the struct. */
    String neutralName();

    /** The key in words; no two keys of one catalog share it. */
    String label();

    /** The struct that a neutral name means, see {@link NeutralNames}. */
    record Neutral(String neutralName) implements StructKey {
        @Override
        public String label() {
            return neutralName;
        }
    }

    /** The struct that a neutral name means among those whose C name has a version suffix. */
    record Versioned(String neutralName) implements StructKey {
        @Override
        public String label() {
            return neutralName + " (versioned)";
        }
    }

    /** The struct of a C name, version suffix and all. */
    record Exact(String neutralName, String cName) implements StructKey {
        @Override
        public String label() {
            return cName;
        }
    }
}
