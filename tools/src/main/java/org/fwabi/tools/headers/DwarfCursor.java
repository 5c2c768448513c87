package org.fwabi.tools.headers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the primitive values of DWARF from a section, front to back. Reading past its end throws an index exception. */
final class DwarfCursor {
    private final ByteBuffer section;
    private int at;

    DwarfCursor(ByteBuffer section, long at) {
        this.section = section;
        this.at = Math.toIntExact(at);
    }

    int position() {
        return at;
    }

    boolean atEnd() {
        return at >= section.limit();
    }

    void skip(long bytes) {
        at = Math.addExact(at, Math.toIntExact(bytes));
    }

    int u8() {
        return section.get(at++) & 0xff;
    }

    int u16() {
        return (int) unsigned(2);
    }

    /** An unsigned value of 1, 2, 3, 4 or 8 bytes. */
    long unsigned(int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) u8() << (8 * i);
        }
        return value;
    }

    /** An unsigned LEB128 number; bits past the 64th are lost. */
    long uleb() {
        long value = 0;
        int shift = 0;
        int b;
        do {
            b = u8();
            value |= shift < Long.SIZE ? (long) (b & 0x7f) << shift : 0;
            shift += 7;
        } while ((b & 0x80) != 0);
        return value;
    }

    /** A signed LEB128 number; bits past the 64th are lost. */
    long sleb() {
        long value = 0;
        int shift = 0;
        int b;
        do {
            b = u8();
            value |= shift < Long.SIZE ? (long) (b & 0x7f) << shift : 0;
            shift += 7;
        } while ((b & 0x80) != 0);
        return shift < Long.SIZE && (b & 0x40) != 0 ? value | (-1L << shift) : value;
    }

    /** Text up to a NUL. */
    String text() {
        int start = at;
        while (section.get(at) != 0) {
            at++;
        }
        byte[] bytes = new byte[at - start];
        section.get(start, bytes);
        at++;
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
