package org.fwabi.tools.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.FieldSpec;
import org.fwabi.processor.spec.TypeSpec;

/** Tells what lies at a byte of a struct, down to the scalar. */
final class ByteLookup {
    /**
     * What lies at a byte.
     *
     * @param path from the outermost struct, e.g. {@code regions[2].base}; of padding, the struct or member it is in
     * @param type as a spec writes one element; of padding, what sort it is
     * @param offset in bytes from the start of the outermost struct; of a bitfield, its first byte
     * @param size in bytes, from the first byte it touches to the last
     * @param padding whether no field has the byte
     */
    record Found(String path, String type, long offset, long size, boolean padding) {}

    private final ReleaseLayout release;
    private final long at;
    private final List<Found> found = new ArrayList<>();

    private ByteLookup(ReleaseLayout release, long at) {
        this.release = release;
        this.at = at;
    }

    /**
     * Everything that lies at a byte: several members of a union, several bitfields, or one field or padding.
     *
     * @param at in bytes from the start of the struct
     * @return nothing if the struct ends before
     */
    static List<Found> find(ReleaseLayout release, StructLayout struct, long at) {
        ByteLookup lookup = new ByteLookup(release, at);
        lookup.search(struct, 0, "");
        return lookup.found;
    }

    private void search(StructLayout struct, long base, String path) {
        int before = found.size();
        for (FieldLayout field : struct.fields()) {
            search(field, base, path);
        }
        if (found.size() > before) {
            return;
        }
        for (Gap gap : Gap.of(struct)) {
            long first = base + gap.start() / 8;
            long end = base + (gap.start() + gap.bits() + 7) / 8;
            if (at >= first && at < end) {
                found.add(
                        new Found(path.isEmpty() ? struct.spec().name() : path, gap.noun(), first, end - first, true));
            }
        }
    }

    private void search(FieldLayout field, long base, String path) {
        FieldSpec spec = field.spec();
        String name = path + (path.isEmpty() || spec.anonymous() ? "" : ".") + spec.name();
        if (spec.bits().isPresent()) {
            long first = base + Gap.start(field) / 8;
            long end = base + (Gap.end(field) + 7) / 8;
            if (at >= first && at < end) {
                found.add(new Found(name, spec.typeText(), first, end - first, false));
            }
            return;
        }
        long start = base + field.offset();
        if (at < start || field.elementSize() == 0 || (!spec.flexible() && at >= start + field.size())) {
            return;
        }
        long index = (at - start) / field.elementSize();
        element(field, start + index * field.elementSize(), name + indexes(spec, index));
    }

    private void element(FieldLayout field, long start, String path) {
        Optional<StructLayout> inner = field.inline()
                .or(() -> field.spec().type() instanceof TypeSpec.Named(String name)
                        ? Optional.ofNullable(release.structs().get(name))
                        : Optional.empty());
        if (inner.isPresent()) {
            search(inner.get(), start, path);
            return;
        }
        String type = switch (field.spec().type()) {
            case TypeSpec.Scalar scalar -> scalar.scalar().key();
            case TypeSpec.Named named -> named.name();
            case TypeSpec.Inline inline -> inline.struct().kind().key();
        };
        found.add(new Found(path, type, start, field.elementSize(), false));
    }

    /** The index of an element in each dimension, as C writes it. */
    private static String indexes(FieldSpec spec, long index) {
        StringBuilder text = new StringBuilder();
        long rest = index;
        for (int i = spec.dimensions().size() - 1; i >= 0; i--) {
            int length = spec.dimensions().get(i);
            text.insert(0, "[" + rest % length + "]");
            rest /= length;
        }
        return spec.flexible() ? "[" + rest + "]" + text : text.toString();
    }
}
