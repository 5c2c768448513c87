package org.fwabi.tools.headers;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The files that a unit's entries are declared in, from the head of its line table.
 *
 * <p>Source: DWARF Debugging Information Format, version 5, section 6.2.4.
 */
final class DwarfFiles {
    private static final int VERSION = 5;
    private static final int CONTENT_PATH = 1;
    private static final int CONTENT_DIRECTORY = 2;
    private static final long FORMAT_64 = 0xffff_ffffL;

    private record Row(String path, int directory) {}

    private final Path directory;
    private final List<String> files;

    private DwarfFiles(Path directory, List<String> files) {
        this.directory = directory;
        this.files = files;
    }

    /**
     * @param root the unit
     * @param lines the section {@code .debug_line}
     * @param directory that the unit was compiled in, which takes the place of the one that the compiler recorded:
     *     theirs may have symbolic links resolved
     */
    static DwarfFiles of(DwarfEntry root, ByteBuffer lines, Path directory) throws HeaderException {
        OptionalLong offset = root.number(Dwarf.AT_STMT_LIST);
        if (offset.isEmpty()) {
            return new DwarfFiles(directory, List.of());
        }
        DwarfCursor cursor = new DwarfCursor(lines, offset.getAsLong());
        int offsetBytes = 4;
        if (cursor.unsigned(4) == FORMAT_64) {
            cursor.skip(8);
            offsetBytes = 8;
        }
        int version = cursor.u16();
        if (version != VERSION) {
            throw new HeaderException("the compiler writes a line table of version " + version + "; " + VERSION
                    + " is needed, as binutils 2.36 and later write it");
        }
        cursor.skip(2L + offsetBytes + 5); // sizes and the state machine's parameters, up to the number of opcodes
        cursor.skip(cursor.u8() - 1L);
        List<Row> directories = rows(root.unit(), cursor);
        List<String> files = new ArrayList<>();
        for (Row file : rows(root.unit(), cursor)) {
            files.add(path(directories, file));
        }
        return new DwarfFiles(directory, files);
    }

    private static String path(List<Row> directories, Row file) {
        // Directory 0 is where the compiler ran; the others are absolute or relative to it.
        boolean plain = file.directory == 0 || file.path.startsWith("<") || file.path.startsWith("/");
        return plain ? file.path : directories.get(file.directory).path + "/" + file.path;
    }

    private static List<Row> rows(DwarfUnit unit, DwarfCursor cursor) throws HeaderException {
        int columns = cursor.u8();
        int[] contents = new int[columns];
        int[] forms = new int[columns];
        for (int i = 0; i < columns; i++) {
            contents[i] = (int) cursor.uleb();
            forms[i] = (int) cursor.uleb();
        }
        int count = Math.toIntExact(cursor.uleb());
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            String path = "";
            int directory = 0;
            for (int i = 0; i < columns; i++) {
                if (forms[i] == Dwarf.FORM_STRING) { // its text is here, not in .debug_info
                    path = cursor.text();
                    continue;
                }
                long value = unit.read(cursor, forms[i], 0);
                if (contents[i] == CONTENT_PATH) {
                    path = unit.text(forms[i], value).orElse("");
                } else if (contents[i] == CONTENT_DIRECTORY) {
                    directory = Math.toIntExact(value);
                }
            }
            rows.add(new Row(path, directory));
        }
        return rows;
    }

    /** Where {@code entry} is declared. */
    COrigin origin(DwarfEntry entry) throws HeaderException {
        OptionalLong file = entry.number(Dwarf.AT_DECL_FILE);
        if (file.isEmpty()) {
            return COrigin.BUILT_IN;
        }
        if (file.getAsLong() >= files.size()) {
            throw new HeaderException("the compiler's debug information has no file " + file.getAsLong());
        }
        int line = Math.toIntExact(entry.number(Dwarf.AT_DECL_LINE).orElse(0));
        return COrigin.of(directory, files.get(Math.toIntExact(file.getAsLong())), line);
    }
}
