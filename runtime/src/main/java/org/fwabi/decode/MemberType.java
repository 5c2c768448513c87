package org.fwabi.decode;

/** What one element of a member is. */
public sealed interface MemberType {
    /** Size of one element, in bytes. */
    long size();

    /** Natural alignment, in bytes. */
    int alignment();

    /** A scalar. */
    record Scalar(ScalarKind kind) implements MemberType {
        @Override
        public long size() {
            return kind.size();
        }

        @Override
        public int alignment() {
            return kind.size();
        }
    }

    /** An enum, as an unsigned integer of its size. */
    record Enumerated(EnumTable table) implements MemberType {
        @Override
        public long size() {
            return table.size();
        }

        @Override
        public int alignment() {
            return table.size();
        }
    }

    /** A struct or union, named or written in place. */
    record Aggregate(StructType type) implements MemberType {
        @Override
        public long size() {
            return type.size();
        }

        @Override
        public int alignment() {
            return type.alignment();
        }
    }
}
