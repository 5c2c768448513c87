package org.fwabi.samples.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fwabi.samples.tables.abi.GspAbi;
import org.junit.jupiter.api.Test;

/** The bindings as they are on disk. */
class GeneratedBytecodeTest {
    /** Beyond this HotSpot does not compile a method. */
    private static final int HUGE_METHOD = 8_000;

    @Test
    void noMethodIsTooLargeForTheJit() throws IOException, URISyntaxException {
        Path root = Path.of(
                GspAbi.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path folder = root.resolve(GspAbi.class.getPackageName().replace('.', '/'));
        List<Path> classes;
        try (Stream<Path> files = Files.walk(folder)) {
            classes = files.filter(file -> file.toString().endsWith(".class")).toList();
        }
        List<String> huge = new ArrayList<>();
        for (Path file : classes) {
            ClassModel type = ClassFile.of().parse(file);
            for (MethodModel method : type.methods()) {
                method.code()
                        .map(CodeAttribute.class::cast)
                        .filter(code -> code.codeLength() >= HUGE_METHOD)
                        .ifPresent(code -> huge.add(type.thisClass().asInternalName() + "." + method.methodName()
                                + " has " + code.codeLength()));
            }
        }

        assertThat(classes).hasSizeGreaterThan(250);
        assertThat(huge).isEmpty();
    }
}
