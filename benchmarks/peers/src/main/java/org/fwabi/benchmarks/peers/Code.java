package org.fwabi.benchmarks.peers;

/** Java or C source that grows line by line, indented by its braces. */
final class Code {
    private final StringBuilder text = new StringBuilder();
    private int depth;

    /** Adds a line. One that starts with a brace ends a block, one that ends with a brace starts one. */
    @SuppressWarnings("AnnotateFormatMethod") // The annotation would be a dependency for this line alone.
    Code line(String format, Object... arguments) {
        String line = arguments.length == 0 ? format : format.formatted(arguments);
        if (line.startsWith("}")) {
            depth--;
        }
        text.append(line.isEmpty() ? "" : "    ".repeat(depth)).append(line).append('\n');
        if (line.endsWith("{")) {
            depth++;
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
