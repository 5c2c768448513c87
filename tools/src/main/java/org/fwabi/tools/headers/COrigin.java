package org.fwabi.tools.headers;

import java.nio.file.Path;

/**
 * Where something is declared.
 *
 * @param file absolute and normalised; {@code <stdin>} for the unit's own source, {@code <built-in>} for the compiler
 * @param line counted from 1; 0 for what is in no file
 */
public record COrigin(String file, int line) {
    /** The origin of what the compiler states no place for. */
    public static final COrigin BUILT_IN = new COrigin("<built-in>", 0);

    /** The origin that a compiler calls {@code name}, in a unit compiled in {@code directory}. */
    static COrigin of(Path directory, String name, int line) {
        return new COrigin(file(directory, name), line);
    }

    static String file(Path directory, String name) {
        if (name.equals("-")) { // clang's other word for it
            return "<stdin>";
        }
        // Compilers write what is no file in angle brackets.
        return name.isEmpty() || name.startsWith("<")
                ? name
                : directory.resolve(name).normalize().toString();
    }

    @Override
    public String toString() {
        return line > 0 ? file + ":" + line : file;
    }
}
