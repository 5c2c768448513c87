package org.fwabi.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Code for what only some of the targeted releases have. */
final class Presence {
    private Presence() {}

    /** {@code value}, or where not all releases have it, an {@code Optional} of it that depends on the release. */
    static CodeBlock optional(CodeBlock value, List<Integer> having, int targeted) {
        if (having.size() == targeted) {
            return value;
        }
        return CodeBlock.builder()
                .add("switch (release) {\n$>case $L -> $T.of($L);\n", cases(having), Optional.class, value)
                .add("default -> $T.empty();\n$<}", Optional.class)
                .build();
    }

    /** Labels of a case. */
    static String cases(List<Integer> releases) {
        return releases.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
