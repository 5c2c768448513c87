package org.fwabi.processor.export;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of one C scope. A name that the language, the compiler or the header's own includes have taken is changed until
 * it differs from all others of the scope.
 */
final class CNames {
    /** Keywords of C11 and GNU C, macros that gnu11 predefines without underscores, and a macro of stddef.h. */
    private static final Set<String> WORDS = Set.of(
            "asm",
            "auto",
            "break",
            "case",
            "char",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extern",
            "float",
            "for",
            "goto",
            "if",
            "inline",
            "int",
            "long",
            "register",
            "restrict",
            "return",
            "short",
            "signed",
            "sizeof",
            "static",
            "struct",
            "switch",
            "typedef",
            "typeof",
            "union",
            "unsigned",
            "void",
            "volatile",
            "while",
            "_Alignas",
            "_Alignof",
            "_Atomic",
            "_Bool",
            "_Complex",
            "_Generic",
            "_Imaginary",
            "_Noreturn",
            "_Static_assert",
            "_Thread_local",
            "linux",
            "unix",
            "i386",
            "NULL",
            "offsetof");

    /** What stdint.h and stddef.h define. */
    private static final Pattern INCLUDED =
            Pattern.compile("(u?int[a-z0-9_]*|size|ptrdiff|wchar|max_align)_t|[A-Z_0-9]+_(MIN|MAX)|U?INT[A-Z0-9]+_C");

    private final Map<String, String> spelled = new HashMap<>();

    /** The names of a scope, each as the spec has it. */
    CNames(Collection<String> names) {
        Set<String> taken = new HashSet<>(names);
        for (String name : new LinkedHashSet<>(names)) {
            // Names with two underscores in front belong to the compiler, whatever follows.
            String candidate = name.startsWith("__") ? "m" + name : name;
            while (reserved(candidate) || (!candidate.equals(name) && taken.contains(candidate))) {
                candidate += "_";
            }
            taken.add(candidate);
            spelled.put(name, candidate);
        }
    }

    /**
     * How a name of the scope is written in C.
     *
     * @throws IllegalArgumentException if the scope has no such name
     */
    String spell(String name) {
        String spelling = spelled.get(name);
        if (spelling == null) {
            throw new IllegalArgumentException("no name '" + name + "' in this scope");
        }
        return spelling;
    }

    private static boolean reserved(String word) {
        return WORDS.contains(word) || INCLUDED.matcher(word).matches();
    }
}
