package org.fwabi.tools.headers;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the entries of {@code .debug_info}, DWARF version 5.
 *
 * <p>Source: DWARF Debugging Information Format, version 5, section 7.5.
 */
final class DwarfReader {
    private static final int VERSION = 5;
    private static final int UNIT_COMPILE = 1;
    private static final long FORMAT_64 = 0xffff_ffffL;

    private final ElfFile file;
    private final DwarfUnit.Sections sections;
    private final Map<Long, DwarfEntry> entries = new HashMap<>();

    private DwarfReader(ElfFile file) throws HeaderException {
        this.file = file;
        sections = DwarfUnit.Sections.of(file);
    }

    /** The root entry of every unit. */
    static List<DwarfEntry> read(ElfFile file) throws HeaderException {
        return new DwarfReader(file).units();
    }

    private List<DwarfEntry> units() throws HeaderException {
        ByteBuffer abbreviations = file.section(".debug_abbrev");
        List<DwarfEntry> roots = new ArrayList<>();
        DwarfCursor cursor = new DwarfCursor(sections.info(), 0);
        while (!cursor.atEnd()) {
            int start = cursor.position();
            long length = cursor.unsigned(4);
            int offsetBytes = 4;
            if (length == FORMAT_64) {
                length = cursor.unsigned(8);
                offsetBytes = 8;
            }
            long end = cursor.position() + length;
            int version = cursor.u16();
            if (version != VERSION) {
                throw new HeaderException("the compiler writes DWARF " + version + " although asked for " + VERSION);
            }
            int kind = cursor.u8();
            if (kind != UNIT_COMPILE) {
                throw new HeaderException(
                        "the compiler's debug information has a unit of kind " + kind + ", which is not understood");
            }
            int addressBytes = cursor.u8();
            DwarfUnit unit = new DwarfUnit(sections, start, offsetBytes, addressBytes);
            roots.add(tree(unit, new DwarfAbbreviations(abbreviations, cursor.unsigned(offsetBytes)), cursor, end));
            cursor = new DwarfCursor(sections.info(), end);
        }
        return roots;
    }

    private DwarfEntry tree(DwarfUnit unit, DwarfAbbreviations abbreviations, DwarfCursor cursor, long end)
            throws HeaderException {
        Deque<DwarfEntry> open = new ArrayDeque<>();
        DwarfEntry root = entry(unit, abbreviations.shape(cursor.uleb()), cursor, cursor.position());
        if (root.tag() != Dwarf.TAG_COMPILE_UNIT) {
            throw new HeaderException("the compiler's debug information starts with " + root);
        }
        if (root.has(Dwarf.AT_STR_OFFSETS_BASE)) {
            unit.strOffsetsBase(root.require(Dwarf.AT_STR_OFFSETS_BASE));
        }
        open.push(root);
        while (!open.isEmpty() && cursor.position() < end) {
            long place = cursor.position();
            long code = cursor.uleb();
            if (code == 0) {
                open.pop();
                continue;
            }
            DwarfAbbreviations.Shape shape = abbreviations.shape(code);
            DwarfEntry entry = entry(unit, shape, cursor, place);
            open.element().children().add(entry);
            if (shape.children()) {
                open.push(entry);
            }
        }
        return root;
    }

    private DwarfEntry entry(DwarfUnit unit, DwarfAbbreviations.Shape shape, DwarfCursor cursor, long place)
            throws HeaderException {
        long[] values = new long[shape.forms().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = unit.read(cursor, shape.forms()[i], shape.implicit()[i]);
        }
        DwarfEntry entry = new DwarfEntry(unit, shape, values, entries);
        entries.put(place, entry);
        return entry;
    }
}
