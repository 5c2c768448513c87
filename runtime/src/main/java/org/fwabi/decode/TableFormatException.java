package org.fwabi.decode;

/** A table is not what {@link ReleaseTable} reads. Nothing is known of the release then. */
public final class TableFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String table;
    private final int line;
    private final String reason;

    /**
     * Makes one.
     *
     * @param table name of the table, as given to the reader
     * @param line line number from 1; 0 where the table as a whole is wrong
     * @param reason what is wrong
     */
    public TableFormatException(String table, int line, String reason) {
        super("%s:%d: %s".formatted(table, line, reason));
        this.table = table;
        this.line = line;
        this.reason = reason;
    }

    /** Name of the table. */
    public String table() {
        return table;
    }

    /** Line number from 1; 0 where the table as a whole is wrong. */
    public int line() {
        return line;
    }

    /** What is wrong, without the position. */
    public String reason() {
        return reason;
    }
}
