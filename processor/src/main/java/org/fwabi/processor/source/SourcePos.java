package org.fwabi.processor.source;

import java.util.Comparator;

/**
 * A place in a spec file.
 *
 * @param file the file as a person would name it, e.g. {@code 570.144.yaml}
 * @param line line, counted from 1
 * @param column column in UTF-16 units, counted from 1
 */
public record SourcePos(String file, int line, int column) implements Comparable<SourcePos> {
    private static final Comparator<SourcePos> ORDER = Comparator.comparing(SourcePos::file)
            .thenComparingInt(SourcePos::line)
            .thenComparingInt(SourcePos::column);

    @Override
    public int compareTo(SourcePos other) {
        return ORDER.compare(this, other);
    }

    /** The place as compilers print it: {@code file:line:column}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
