package org.fwabi.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a path leads: a member, or an element or row of an array member.
 *
 * @param text the path
 * @param member the last member of the path
 * @param depth how many of its dimensions have been indexed
 * @param offset in bytes from the start of the outermost struct
 * @param memorySize bytes of the whole memory, which bound a flexible array
 */
record Path(String text, Member member, int depth, long offset, long memorySize) {
    /** One step: a name and the indexes after it. */
    private record Step(String name, List<Long> indexes) {}

    static boolean exists(StructType type, String path) {
        StructType in = type;
        List<Step> steps = parse(path);
        for (int i = 0; i < steps.size(); i++) {
            Optional<StructType.Found> found = in.find(steps.get(i).name());
            if (found.isEmpty()) {
                return false;
            }
            if (i < steps.size() - 1) {
                if (!(found.get().member().type() instanceof MemberType.Aggregate inner)) {
                    return false;
                }
                in = inner.type();
            }
        }
        return true;
    }

    static Path resolve(StructType type, String path, long memorySize) {
        StructType in = type;
        long base = 0;
        List<Step> steps = parse(path);
        for (int i = 0; ; i++) {
            Step step = steps.get(i);
            StructType holder = in;
            StructType.Found found = in.find(step.name())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "%s: %s has no field '%s'".formatted(path, holder.name(), step.name())));
            Member member = found.member();
            long offset = base + found.offset();
            if (step.indexes().size() > member.rank()) {
                throw new IllegalArgumentException(path + ": too many indexes for '" + step.name() + "'");
            }
            Path here = new Path(path, member, 0, offset, memorySize);
            for (long index : step.indexes()) {
                here = here.index(index);
            }
            if (i == steps.size() - 1) {
                return here;
            }
            in = here.aggregate();
            base = here.offset();
        }
    }

    private Path index(long index) {
        if (index < 0 || index >= length()) {
            throw new IndexOutOfBoundsException(
                    "%s: index %d of '%s', which has %d".formatted(text, index, member.name(), length()));
        }
        return new Path(text, member, depth + 1, offset + index * member.stride(depth + 1), memorySize);
    }

    /** Elements in the first dimension not indexed yet. */
    long length() {
        if (depth >= member.rank()) {
            throw new IllegalArgumentException(text + " is not an array");
        }
        if (member.flexible()) {
            return depth == 0
                    ? Math.max(0, memorySize - offset) / member.stride(1)
                    : member.dimensions().get(depth - 1);
        }
        return member.dimensions().get(depth);
    }

    /** Bytes of what the path leads to. */
    long size() {
        if (member.flexible() && depth == 0) {
            return Math.max(0, memorySize - offset);
        }
        return member.stride(depth);
    }

    /** The struct it leads to. */
    StructType aggregate() {
        if (depth != member.rank() || !(member.type() instanceof MemberType.Aggregate found)) {
            throw new IllegalArgumentException(text + ": '" + member.name() + "' is not one struct or union");
        }
        return found.type();
    }

    /** The one value it leads to. */
    Leaf leaf() {
        if (depth != member.rank() || member.type() instanceof MemberType.Aggregate) {
            throw new IllegalArgumentException(text + " is not one value");
        }
        return Leaves.leaf(text, offset, member, false);
    }

    private static List<Step> parse(String path) {
        List<Step> steps = new ArrayList<>();
        for (String part : path.split("\\.", -1)) {
            int bracket = part.indexOf('[');
            String name = bracket < 0 ? part : part.substring(0, bracket);
            List<Long> indexes = new ArrayList<>();
            int at = bracket;
            while (at >= 0 && at < part.length()) {
                int close = part.indexOf(']', at);
                if (part.charAt(at) != '[' || close < 0) {
                    throw new IllegalArgumentException("'" + path + "' is not a path");
                }
                try {
                    indexes.add(Long.parseLong(part.substring(at + 1, close)));
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException("'" + path + "' is not a path", e);
                }
                at = close + 1;
            }
            if (name.isEmpty()) {
                throw new IllegalArgumentException("'" + path + "' is not a path");
            }
            steps.add(new Step(name, indexes));
        }
        return steps;
    }
}
