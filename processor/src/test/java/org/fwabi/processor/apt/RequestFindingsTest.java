package org.fwabi.processor.apt;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What javac prints for bad requests and bad specs, and where. */
class RequestFindingsTest {
    private static final JavaFileObject REQUEST = JavaFileObjects.forSourceLines(
            "nic.package-info",
            "@org.fwabi.annotation.FirmwareAbi(",
            "        family = \"acme-nic\",",
            "        releases = {\"1.0\", \"2.1\"},",
            "        messages = {\"PING\", \"PINGG\", \"PING\"},",
            "        structs = {\"portt\", \"packet_v1\"},",
            "        enums = {\"NIC_SPED\"})",
            "package nic;");

    @TempDir
    Path folder;

    @Test
    void eachFindingStandsAtItsWord() {
        Compilation compilation = Javac.compile(Javac.ACME, REQUEST);
        assertThat(compilation)
                .hadErrorContaining("error[FW071]: family acme-nic has no release '2.1'")
                .inFile(REQUEST)
                .onLine(3)
                .atColumn(28);
        assertThat(compilation)
                .hadErrorContaining("error[FW072]: no targeted release has a message 'PINGG'; did you mean 'PING'?")
                .inFile(REQUEST)
                .onLine(4)
                .atColumn(29);
        assertThat(compilation)
                .hadErrorContaining("error[FW078]: 'PING' stands twice in 'messages'")
                .inFile(REQUEST)
                .onLine(4)
                .atColumn(38);
        assertThat(compilation)
                .hadErrorContaining("error[FW073]: no targeted release has a struct 'portt'; did you mean 'port_t'?")
                .inFile(REQUEST)
                .onLine(5)
                .atColumn(20);
        assertThat(compilation)
                .hadErrorContaining("structs are asked for without version suffix: 'packet'")
                .inFile(REQUEST)
                .onLine(5)
                .atColumn(29);
        assertThat(compilation)
                .hadErrorContaining(
                        "error[FW074]: no targeted release has an enum 'NIC_SPED'; did you mean 'NIC_SPEED'?")
                .inFile(REQUEST)
                .onLine(6)
                .atColumn(18);
    }

    @Test
    void anUnknownFamily() {
        JavaFileObject request = Javac.request("nic", "family = \"acme-nik\"", "releases = \"1.0\"");
        Compilation compilation = Javac.compile(Javac.ACME, request);
        assertThat(compilation)
                .hadErrorContaining("error[FW070]: unknown family 'acme-nik'; did you mean 'acme-nic'?")
                .inFile(request)
                .onLine(2)
                .atColumn(18);
        assertThat(compilation).hadErrorCount(1);
    }

    @Test
    void ourFindingsComeBeforeJavacsAndWhatIsFineIsThere() {
        JavaFileObject user = JavaFileObjects.forSourceLines(
                "q.Use",
                "package q;",
                "import nic.NicAbi;",
                "import nic.Nothing;",
                "class Use {",
                "    int number(NicAbi abi) { return abi.ping().number(); }",
                "}");
        Compilation compilation = Javac.compile(Javac.ACME, user, REQUEST);
        List<String> errors = compilation.errors().stream()
                .map(error -> error.getMessage(null))
                .toList();
        assertThat(errors).anyMatch(error -> error.contains("class Nothing"));
        assertThat(errors).noneMatch(error -> error.contains("NicAbi") && error.contains("cannot find"));
        int lastOfOurs = errors.lastIndexOf(errors.stream()
                .filter(error -> error.contains("error[FW"))
                .reduce((a, b) -> b)
                .orElseThrow());
        assertThat(errors.subList(0, lastOfOurs + 1)).allMatch(error -> error.contains("error[FW"));
    }

    @Test
    void findingsOfSeveralFilesComeInOneRunAndInOrder() throws IOException {
        copy();
        edit("acme-nic/1.0.yaml", "u8Field: u8", "u8Field: u88");
        edit("acme-nic/2.0.yaml", "extra: u64", "EXTRA_WORDS: u64");
        edit("acme-nic/2.0.yaml", "mtu: u32", "mtu: f32");
        Compilation compilation = Javac.compile(
                folder,
                Javac.request(
                        "nic", "family = \"acme-nic\"", "releases = {\"1.0\", \"2.0\"}", "messages = \"CONFIGURE\""));
        List<String> errors = compilation.errors().stream()
                .map((Diagnostic<?> error) ->
                        error.getMessage(null).lines().findFirst().orElse(""))
                .filter(error -> error.contains("error[FW"))
                .toList();
        assertThat(errors).hasSize(3);
        assertThat(errors.get(0))
                .startsWith("1.0.yaml:")
                .contains("error[FW060]")
                .contains("u88");
        assertThat(errors.get(1))
                .startsWith("2.0.yaml:")
                .contains("error[FW077]")
                .contains("field configure.mtu is a floating-point number (f32) in 2.0, but an integer (u16) in 1.0");
        assertThat(errors.get(2))
                .startsWith("2.0.yaml:")
                .contains("error[FW076]")
                .contains("EXTRA_WORDS");
    }

    @Test
    void twoFieldsOfOneJavaName() throws IOException {
        copy();
        edit("acme-nic/2.0.yaml", "extra: u64", "EXTRA_WORDS: u64");
        Compilation compilation = Javac.compile(
                folder,
                Javac.request("nic", "family = \"acme-nic\"", "releases = \"2.0\"", "messages = \"CONFIGURE\""));
        assertThat(compilation)
                .hadErrorContaining("fields EXTRA_WORDS and extraWords of configure would both be extraWords in Java");
    }

    @Test
    void aFolderThatIsNotThere() {
        Compilation compilation = Javac.compile(
                Path.of("not/absolute"), Javac.request("nic", "family = \"acme-nic\"", "releases = \"1.0\""));
        assertThat(compilation).hadErrorContaining("-Afwabi.spec.path=not/absolute is not an absolute path");
    }

    @Test
    void aRequestWithoutReleases() {
        JavaFileObject request = Javac.request("nic", "family = \"acme-nic\"", "releases = {}");
        Compilation compilation = Javac.compile(Javac.ACME, request);
        assertThat(compilation)
                .hadErrorContaining("error[FW079]: the request names no release")
                .inFile(request)
                .onLine(3)
                .atColumn(20);
    }

    @Test
    void findingsOfSpecsComeBeforeWhatTheDriverMisses() throws IOException {
        copy();
        edit("acme-nic/1.0.yaml", "u8Field: u8", "u8Field: u88");
        edit("acme-nic/2.0.yaml", "mtu: u32", "mtu: f32");
        JavaFileObject driver = JavaFileObjects.forSourceLines(
                "a.Driver", "package a;", "class Driver {", "    nic.Gone gone;", "    nic.NicAbi abi;", "}");
        Compilation compilation = Javac.compile(
                folder,
                driver,
                Javac.request(
                        "nic",
                        "family = \"acme-nic\"",
                        "releases = {\"1.0\", \"2.0\"}",
                        "messages = {\"CONFIGURE\", \"PINGG\"}"));
        List<String> errors = compilation.errors().stream()
                .map(error -> error.getMessage(null).lines().findFirst().orElse(""))
                .toList();
        assertThat(errors).hasSize(4);
        assertThat(errors.get(0)).contains("error[FW072]");
        assertThat(errors.get(1)).startsWith("1.0.yaml:").contains("error[FW060]");
        assertThat(errors.get(2)).startsWith("2.0.yaml:").contains("error[FW077]");
        assertThat(errors.get(3)).contains("cannot find symbol");
        assertThat(compilation.errors().get(3).getMessage(null)).contains("class Gone");
    }

    @Test
    void aWordThatStandsTwiceIsMarkedInItsOwnList() {
        JavaFileObject request = Javac.request(
                "nic",
                "family = \"acme-nic\"",
                "releases = {\"1.0\", \"1.0\"}",
                "messages = {\"PING\", \"PING\"}",
                "enums = {\"NIC_SPEED\", \"NIC_SPEED\"}");
        Compilation compilation = Javac.compile(Javac.ACME, request);
        assertThat(compilation).hadErrorCount(3);
        assertThat(compilation)
                .hadErrorContaining("error[FW078]: '1.0' stands twice in 'releases'")
                .inFile(request)
                .onLine(3)
                .atColumn(28);
        assertThat(compilation)
                .hadErrorContaining("error[FW078]: 'PING' stands twice in 'messages'")
                .inFile(request)
                .onLine(4)
                .atColumn(29);
        assertThat(compilation)
                .hadErrorContaining("error[FW078]: 'NIC_SPEED' stands twice in 'enums'")
                .inFile(request)
                .onLine(5)
                .atColumn(31);
    }

    @Test
    void selectorsThatSelectNothingOrLessThanTheySeemTo() {
        JavaFileObject request =
                Javac.request("nic", "family = \"acme-nic\"", "releases = {\"1.*\", \"7.*\", \"0.* .. 2\", \">1.0\"}");
        Compilation compilation = Javac.compile(Javac.ACME, request);

        assertThat(compilation)
                .hadErrorContaining("error[FW071]: '7.*' selects no release")
                .inFile(request)
                .onLine(3)
                .atColumn(28);
        assertThat(compilation)
                .hadErrorContaining("error[FW071]: '0.* .. 2': '2' is the start of releases' names")
                .inFile(request)
                .onLine(3)
                .atColumn(35);
        assertThat(compilation)
                .hadErrorContaining("error[FW071]: '>1.0' is no selector")
                .inFile(request)
                .onLine(3)
                .atColumn(47);
        assertThat(compilation).hadErrorCount(3);
    }

    @Test
    void selectorsMayOverlap() {
        JavaFileObject request = Javac.request(
                "nic", "family = \"acme-nic\"", "releases = {\"1.*\", \"1.0 .. 2.0\", \"2.0\"}", "messages = \"PING\"");
        Compilation compilation = Javac.compile(Javac.ACME, request);

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation)
                .generatedSourceFile("nic.NicAbi")
                .contentsAsUtf8String()
                .containsMatch("RELEASES\\s*=\\s*List.of\\(\\s*\"1.0\",\\s*\"2.0\"");
    }

    private void copy() throws IOException {
        try (Stream<Path> files = Files.walk(Javac.ACME)) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(Javac.ACME.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }
}
