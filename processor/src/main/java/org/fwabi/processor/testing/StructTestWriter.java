package org.fwabi.processor.testing;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fwabi.processor.binding.AbiBinding;
import org.fwabi.processor.binding.JavaNames;
import org.fwabi.processor.emit.GeneratedSource;

/** Writes the class of tests of one generated class: for each release what the specs say, and a call. */
final class StructTestWriter {
    /** Test classes end like this, so that test runners find them and no class of a driver is in their way. */
    static final String SUFFIX = "AbiTest";

    private final AbiBinding abi;
    private final LayoutText text;
    private final StringBuilder constants = new StringBuilder();
    private final StringBuilder methods = new StringBuilder();
    private final Map<String, String> known = new LinkedHashMap<>();

    private StructTestWriter(AbiBinding abi, LayoutText text) {
        this.abi = abi;
        this.text = text;
    }

    /** The class. */
    static GeneratedSource write(AbiBinding abi, LayoutText text, TestedStruct struct, boolean markGenerated) {
        return new StructTestWriter(abi, text).write(struct, markGenerated);
    }

    private GeneratedSource write(TestedStruct struct, boolean markGenerated) {
        add(struct);
        String simple = struct.binding().simpleName();
        String source = """
                package %s;

                import java.nio.ByteOrder;
                import java.util.stream.Stream;
                %simport org.fwabi.testing.StructTests;
                import org.junit.jupiter.api.DisplayName;
                import org.junit.jupiter.api.DynamicNode;
                import org.junit.jupiter.api.TestFactory;

                /**
                 * What the specs say of {@link %s}, for each release, held against it.
                 *
                 * <p>A layout is a line for the struct, with size and place in the specs, and one a field: C name, offset, type,
                 * accessor, line in the specs.
                 */
                %s@DisplayName("%s")
                final class %s%s {
                %s%s}
                """.formatted(
                        abi.packageName(),
                        markGenerated ? "import javax.annotation.processing.Generated;\n" : "",
                        simple,
                        markGenerated ? "@Generated(\"org.fwabi.processor.apt.FwabiProcessor\")\n" : "",
                        simple,
                        simple,
                        SUFFIX,
                        constants,
                        methods.toString().replaceFirst("^\n", ""));
        return new GeneratedSource(abi.packageName() + "." + simple + SUFFIX, source);
    }

    private void add(TestedStruct struct) {
        String method = JavaNames.small(struct.binding().javaType().replace(".", ""));
        Map<String, String> byText = new LinkedHashMap<>();
        List<String> calls = new ArrayList<>();
        struct.parts().forEach((position, part) -> {
            List<String> lines = text.lines(struct.binding(), part);
            String constant = byText.computeIfAbsent(
                    String.join("\n", lines),
                    body -> constant(struct, abi.releases().get(position), lines));
            calls.add("                .in(\"%s\", () -> %s.Layout.%s, %s)\n"
                    .formatted(
                            abi.releases().get(position),
                            struct.binding().javaType(),
                            struct.binding().single() ? "TYPE" : "of(" + position + ")",
                            constant));
        });
        if (!calls.isEmpty()) {
            methods.append("""

                        @TestFactory
                        @DisplayName("%s")
                        Stream<DynamicNode> %s() {
                            return StructTests.of(%s.class, ByteOrder.%s)
                    %s                .tests();
                        }
                    """.formatted(
                            struct.label(),
                            method,
                            abi.entryPoint(),
                            abi.order() == ByteOrder.BIG_ENDIAN ? "BIG_ENDIAN" : "LITTLE_ENDIAN",
                            String.join("", calls)));
        }
        struct.nested().forEach(this::add);
    }

    private String constant(TestedStruct struct, String release, List<String> lines) {
        String name = (struct.binding().javaType().contains(".")
                        ? JavaNames.constant(JavaNames.small(
                                        struct.binding().javaType().replace(".", ""))) + "_"
                        : "")
                + JavaNames.release(release);
        while (known.putIfAbsent(name, name) != null) {
            name += "_";
        }
        constants.append("    private static final String %s = %s;\n\n".formatted(name, TextBlocks.of(lines)));
        return name;
    }
}
