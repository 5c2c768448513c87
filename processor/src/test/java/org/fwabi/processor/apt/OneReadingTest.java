package org.fwabi.processor.apt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All requests of a compilation share what is read of the specs, and a finding in a spec shows once. */
class OneReadingTest {
    private static final String ANNOTATION = """
            @org.fwabi.annotation.FirmwareAbi(
                    family = "acme-cam",
                    releases = {"1.0", "1.5", "2.0", "3.0"},
                    messages = {"START", "STOP"})
            """;
    private static final Path SPECS =
            Path.of("src/test/resources/compile-fail/specs").toAbsolutePath();

    @TempDir
    Path folder;

    /** Counts what is asked for below {@code fwabi/}, by location and path. */
    private static final class Counting extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, Integer> asked = new TreeMap<>();

        Counting(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public FileObject getFileForInput(JavaFileManager.Location location, String packageName, String name)
                throws IOException {
            if (name.startsWith("fwabi/")) {
                asked.merge(location.getName() + " " + name, 1, Integer::sum);
            }
            return super.getFileForInput(location, packageName, name);
        }
    }

    private record Outcome(Map<String, Integer> asked, List<String> errors) {}

    /** Two packages, a flow whose variant has bindings of its own, and tests: four requests. */
    private Outcome compile() throws IOException {
        List<JavaFileObject> sources = List.of(
                source("cam.abi.package-info", ANNOTATION + "package cam.abi;"),
                source("cam.more.package-info", ANNOTATION + "package cam.more;"),
                source(
                        "cam.test.package-info",
                        "@org.fwabi.annotation.FirmwareAbiTests(\"cam.abi\")\npackage cam.test;"),
                source("cam.Zoom", """
                        package cam;
                        @org.fwabi.annotation.PerRelease(abi = "cam.abi")
                        interface Zoom {
                            @org.fwabi.annotation.Releases("1.*")
                            final class Old implements Zoom {}
                            @org.fwabi.annotation.Releases(value = {"2.0", "3.0"}, messages = "START")
                            final class Late implements Zoom {}
                        }
                        """));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager standard =
                        javac.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8);
                Counting files = new Counting(standard)) {
            Path out = Files.createDirectories(folder.resolve("out"));
            standard.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(out));
            standard.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(out));
            List<Path> classPath = new ArrayList<>(List.of(Javac.runtime(), folder.resolve("specs")));
            for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
                if (entry.contains("junit") || entry.contains("assertj") || entry.contains("apiguardian")) {
                    classPath.add(Path.of(entry));
                }
            }
            standard.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            JavaCompiler.CompilationTask task = javac.getTask(null, files, found, null, null, sources);
            task.setProcessors(List.of(new FwabiProcessor()));
            task.call();
            return new Outcome(
                    files.asked,
                    found.getDiagnostics().stream()
                            .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                            .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                            .filter(text -> text.contains("error[FW"))
                            .toList());
        }
    }

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(
                URI.create("string:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private Path specs() throws IOException {
        Path copy = folder.resolve("specs/fwabi");
        try (Stream<Path> files = Files.walk(SPECS)) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(SPECS.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return copy;
    }

    @Test
    void eachFileIsLookedForOnceWhateverTheNumberOfRequests() throws IOException {
        specs();
        Outcome outcome = compile();

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.asked())
                .containsKeys("CLASS_PATH fwabi/acme-cam/1.0.yaml", "CLASS_PATH fwabi/acme-cam/3.0.yaml")
                .allSatisfy((file, times) -> assertThat(times).as(file).isEqualTo(1));
    }

    @Test
    void aFindingInAFileThatAllRequestsReadShowsOnce() throws IOException {
        Path file = specs().resolve("acme-cam/1.5.yaml");
        Files.writeString(file, Files.readString(file) + "  broken: { fields: [ a: u33 ] }\n");
        Outcome outcome = compile();

        assertThat(outcome.errors()).singleElement().asString().contains("1.5.yaml", "error[FW060]", "'u33'");
    }

    @Test
    void aReleaseThatThereIsNotShowsAtEachRequestThatNamesIt() throws IOException {
        Path family = specs().resolve("acme-cam/family.yaml");
        Files.writeString(family, Files.readString(family).replace("\"1.5\"", "\"1.6\""));
        Outcome outcome = compile();

        assertThat(outcome.errors())
                .filteredOn(error -> error.contains("error[FW071]"))
                .hasSize(3)
                .allSatisfy(error -> assertThat(error).contains("'1.5'"));
    }
}
