package org.fwabi.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fwabi.processor.apt.Javac;
import org.junit.jupiter.api.Test;

/**
 * Generated sources of fictional families, compared character by character with the files in
 * {@code src/test/resources/golden-java}. After a change that is meant, write them anew and read the difference:
 * {@code mvn -pl processor -am test -Dtest=GoldenJavaTest -Dfwabi.golden.write=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class GoldenJavaTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden-java");

    @Test
    void twoReleases() throws IOException {
        compare(
                "nic",
                Javac.compile(
                        Javac.ACME,
                        Javac.request(
                                "nic",
                                "family = \"acme-nic\"",
                                "releases = {\"1.0\", \"2.0\"}",
                                "messages = {\"PING\", \"CONFIGURE\", \"OLD_STYLE\", \"LINK_UP\", \"PACKET\"}",
                                "structs = {\"port_t\", \"inner\"}")));
    }

    @Test
    void oneRelease() throws IOException {
        compare(
                "one",
                Javac.compile(
                        Javac.ACME,
                        Javac.request(
                                "one",
                                "family = \"acme-nic\"",
                                "releases = \"2.0\"",
                                "messages = \"CONFIGURE\"",
                                "tables = true")));
    }

    @Test
    void bigEndian() throws IOException {
        compare(
                "big",
                Javac.compile(
                        Javac.ACME,
                        Javac.request("big", "family = \"acme-be\"", "releases = \"1\"", "structs = \"header\"")));
    }

    private static void compare(String name, Compilation compilation) throws IOException {
        assertThat(compilation.diagnostics()).isEmpty();
        Map<String, String> actual = new TreeMap<>(Javac.sources(compilation));
        Path folder = GOLDEN.resolve(name);
        if (Boolean.getBoolean("fwabi.golden.write")) {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> file : actual.entrySet()) {
                Files.writeString(folder.resolve(file.getKey() + ".txt"), file.getValue());
            }
        }
        Map<String, String> expected = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String source = file.getFileName().toString().replaceFirst("\\.txt$", "");
                expected.put(source, Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.forEach((file, text) -> assertThat(text).as(file).isEqualTo(expected.get(file)));
    }
}
