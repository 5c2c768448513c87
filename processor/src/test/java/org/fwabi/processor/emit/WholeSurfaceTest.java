package org.fwabi.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.nio.file.Path;
import org.fwabi.processor.apt.Javac;
import org.junit.jupiter.api.Test;

/** Everything that the shipped specs know of one release, as a request of five stars. */
class WholeSurfaceTest {
    private static final Path SPECS =
            Path.of("../firmware-specs/src/main/resources/fwabi").toAbsolutePath();

    @Test
    void compilesWithoutFindingsAndWithoutHugeMethods() {
        Compilation compilation = Javac.compile(
                SPECS,
                Javac.request(
                        "whole",
                        "family = \"nvidia-gsp\"",
                        "releases = \"570.144\"",
                        "messages = \"*\"",
                        "controls = \"*\"",
                        "classes = \"*\"",
                        "structs = \"*\"",
                        "enums = \"*\""));

        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(compilation.generatedSourceFiles()).hasSizeGreaterThan(2_700);
        assertThat(HugeMethods.of(compilation)).isEmpty();
    }
}
