package org.fwabi.samples.nova.differential;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.fwabi.decode.Leaf;
import org.fwabi.message.BadMessage;

/** Names, sizes and offsets, and what a layout refuses to be a message at all. */
final class Checking {
    private final Subject subject;
    private final List<String> mismatches = new ArrayList<>();

    Checking(Subject subject) {
        this.subject = subject;
    }

    List<String> shape() {
        expect("name", subject.oracle().type().name(), subject.type().name());
        expect("byteSize", subject.oracle().type().size(), subject.type().byteSize());
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = subject.memory(arena);
            for (Leaf leaf : subject.oracle().leaves()) {
                for (int end = leaf.path().indexOf('.');
                        end >= 0;
                        end = leaf.path().indexOf('.', end + 1)) {
                    offset(leaf.path().substring(0, end), memory);
                }
                offset(leaf.path().replaceAll("\\[\\d+]$", ""), memory);
            }
        }
        return mismatches;
    }

    private void offset(String path, MemorySegment memory) {
        if (path.contains("[")) {
            return;
        }
        String name = subject.type().name() + "." + path;
        if (Known.ARRAYS.stream().anyMatch(array -> name.startsWith(array + "."))) {
            return; // No name leads into an array; the pairing of accessors sees to what is in there.
        }
        try {
            expect(
                    path,
                    subject.oracle().view(memory).offset(path),
                    subject.type().offsetOf(Known.FIELDS.getOrDefault(name, path)));
        } catch (IllegalArgumentException e) {
            mismatches.add(e.getMessage());
        }
    }

    private void expect(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            mismatches.add(
                    "%s: %s is %s, generated as %s".formatted(subject.type().name(), what, expected, actual));
        }
    }

    List<String> truncation() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(subject.oracle().type().size(), 8);
            for (long length = 0; length < memory.byteSize(); length++) {
                if (subject.type().check(memory.asSlice(0, length)) == null) {
                    mismatches.add("%s is content with %d bytes"
                            .formatted(subject.type().name(), length));
                }
            }
            accepts(memory, "all zero");
        }
        return mismatches;
    }

    List<String> counts() {
        try (Arena arena = Arena.ofConfined()) {
            for (Oracle.Counted array : subject.oracle().counted()) {
                MemorySegment memory = subject.memory(arena);
                accepts(memory, "full");
                boolean open = subject.oracle()
                        .type()
                        .flexibleTail()
                        .filter(tail -> tail.name().equals(array.array()))
                        .isPresent();
                if (open) {
                    refuses(memory.asSlice(0, memory.byteSize() - 1), array, "one byte less");
                }
                for (long count : new long[] {array.capacity() + 1, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL}) {
                    subject.oracle().view(memory).setLong(array.counter(), count);
                    refuses(memory, array, "count " + count);
                }
            }
        }
        return mismatches;
    }

    private void accepts(MemorySegment memory, String what) {
        BadMessage bad = subject.type().check(memory);
        if (bad != null) {
            mismatches.add("%s: %s".formatted(what, bad));
        }
    }

    private void refuses(MemorySegment memory, Oracle.Counted array, String what) {
        BadMessage bad = subject.type().check(memory);
        if (bad == null) {
            mismatches.add(
                    "%s is content with %s of %s".formatted(subject.type().name(), what, array.array()));
        } else {
            expect(what + ": field", array.counter(), bad.field());
            expect(what + ": offset", subject.oracle().view(memory).offset(array.counter()), bad.offset());
        }
    }
}
