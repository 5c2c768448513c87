package org.fwabi.tools.headers;

import java.nio.file.Path;
import java.util.List;

/**
 * C source to ask about, and how to compile it.
 *
 * <p>The compiler reads the source from its standard input, in {@code directory}: {@code #include "x.h"} finds a header
 * there, and relative {@code -I} folders count from there. What the source itself declares has {@code <stdin>} as its
 * file.
 *
 * @param source usually a list of {@code #include} lines
 * @param flags compiler flags such as {@code -I}, {@code -D} and {@code -include}, each an argument of its own
 * @param directory the working directory
 */
public record TranslationUnit(String source, List<String> flags, Path directory) {
    public TranslationUnit {
        flags = List.copyOf(flags);
        directory = directory.toAbsolutePath().normalize();
    }
}
