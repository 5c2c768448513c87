package org.fwabi.decode;

import java.io.IOException;
import java.io.StringReader;

/** Tables written in a test. */
final class Tables {
    static final String HEAD = "fwabi-table 1\nfamily test little-endian\nrelease 1.0\n";

    private Tables() {}

    static ReleaseTable read(String... lines) throws TableFormatException {
        return parse(HEAD + String.join("\n", lines) + "\n");
    }

    static ReleaseTable parse(String text) throws TableFormatException {
        try {
            return ReleaseTable.read(new StringReader(text), "test.fwtable");
        } catch (IOException e) {
            throw new AssertionError("a string has no I/O errors", e);
        }
    }

    static StructType struct(String... lines) throws TableFormatException {
        return read(lines).struct("S");
    }

    static long offset(StructType type, String member) {
        return type.find(member).orElseThrow().offset();
    }
}
