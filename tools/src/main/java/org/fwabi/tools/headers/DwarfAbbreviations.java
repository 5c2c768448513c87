package org.fwabi.tools.headers;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** One table of {@code .debug_abbrev}: the shapes that the entries of a unit have. */
final class DwarfAbbreviations {
    /**
     * A shape.
     *
     * @param tag what an entry is
     * @param children whether entries follow inside it
     * @param attributes the attribute numbers, in order
     * @param forms how each is written
     * @param implicit the value of each whose form is {@link Dwarf#FORM_IMPLICIT_CONST}
     */
    @SuppressWarnings("ArrayRecordComponent") // read for each of many entries; never compared, never leaves the reader
    record Shape(int tag, boolean children, int[] attributes, int[] forms, long[] implicit) {
        /** The place of {@code attribute}; negative if there is none. */
        int find(int attribute) {
            for (int i = 0; i < attributes.length; i++) {
                if (attributes[i] == attribute) {
                    return i;
                }
            }
            return -1;
        }
    }

    private final Map<Long, Shape> shapes = new HashMap<>();

    DwarfAbbreviations(ByteBuffer section, long offset) {
        DwarfCursor cursor = new DwarfCursor(section, offset);
        for (long code = cursor.uleb(); code != 0; code = cursor.uleb()) {
            shapes.put(code, shape(cursor));
        }
    }

    private static Shape shape(DwarfCursor cursor) {
        int tag = (int) cursor.uleb();
        boolean children = cursor.u8() != 0;
        int[] attributes = new int[8];
        int[] forms = new int[8];
        long[] implicit = new long[8];
        int count = 0;
        while (true) {
            int attribute = (int) cursor.uleb();
            int form = (int) cursor.uleb();
            if (attribute == 0 && form == 0) {
                return new Shape(
                        tag,
                        children,
                        Arrays.copyOf(attributes, count),
                        Arrays.copyOf(forms, count),
                        Arrays.copyOf(implicit, count));
            }
            if (count == forms.length) {
                attributes = Arrays.copyOf(attributes, 2 * count);
                forms = Arrays.copyOf(forms, 2 * count);
                implicit = Arrays.copyOf(implicit, 2 * count);
            }
            attributes[count] = attribute;
            forms[count] = form;
            implicit[count] = form == Dwarf.FORM_IMPLICIT_CONST ? cursor.sleb() : 0;
            count++;
        }
    }

    Shape shape(long code) throws HeaderException {
        Shape shape = shapes.get(code);
        if (shape == null) {
            throw new HeaderException(
                    "the compiler's debug information uses abbreviation " + code + " without defining it");
        }
        return shape;
    }
}
