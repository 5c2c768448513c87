package org.fwabi.tools.headers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The headers and compilers that tests use. */
final class Headers {
    private Headers() {}

    static Path folder() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(Headers.class.getResource("/headers/layout.h"))
                        .toURI())
                .getParent();
    }

    static TranslationUnit unit(String source) throws URISyntaxException {
        return new TranslationUnit(source, List.of("-std=gnu11"), folder());
    }

    /** gcc is needed; a test with clang is skipped where there is none. */
    static CCompiler compiler(String name) throws Exception {
        try {
            return CCompiler.find(Optional.of(name));
        } catch (HeaderException e) {
            assumeTrue(!name.equals("clang"), "clang is not installed");
            throw e;
        }
    }
}
