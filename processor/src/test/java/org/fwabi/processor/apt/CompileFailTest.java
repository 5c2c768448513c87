package org.fwabi.processor.apt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.DiagnosticId.Stage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Compiles every folder below {@code compile-fail} in the test resources, and compares all that javac prints, with line
 * and column. A new case is a new folder; the README there says what goes into one. With the environment variable
 * {@code FWABI_UPDATE_CORPUS=1} the expected files are written instead.
 */
class CompileFailTest {
    private static final boolean UPDATE = "1".equals(System.getenv("FWABI_UPDATE_CORPUS"));
    private static final Path CORPUS =
            Path.of("src/test/resources/compile-fail").toAbsolutePath();
    private static final Pattern ID = Pattern.compile("error\\[(FW[0-9]+)]");

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return folders()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> run(folder)));
    }

    @Test
    void theFamilyIsFineAndSoIsADriverThatUsesItWell() throws IOException {
        Compilation compilation = compile(CORPUS.resolve("compiles"));
        assertThat(printed(compilation)).isEmpty();
    }

    @Test
    void everyFindingAboutFlowsAndUsesHasCase() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (Path folder : folders().toList()) {
            Matcher id = ID.matcher(Files.readString(folder.resolve("expected.txt")));
            while (id.find()) {
                shown.add(id.group(1));
            }
        }
        assertThat(Stream.of(DiagnosticId.values())
                        .filter(id -> id.stage() == Stage.FLOW || id.stage() == Stage.USE)
                        .map(DiagnosticId::name))
                .allMatch(shown::contains);
    }

    private static Stream<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(CORPUS)) {
            return folders
                    .filter(folder ->
                            Character.isDigit(folder.getFileName().toString().charAt(0)))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static void run(Path folder) throws IOException {
        Compilation compilation = compile(folder);
        String actual = printed(compilation);
        if (UPDATE) {
            Files.writeString(folder.resolve("expected.txt"), actual);
        }
        assertThat(compilation.status()).isEqualTo(Compilation.Status.FAILURE);
        assertThat(actual).isEqualTo(Files.readString(folder.resolve("expected.txt")));
    }

    private static Compilation compile(Path folder) throws IOException {
        Map<String, JavaFileObject> sources = new TreeMap<>();
        for (Path from : List.of(CORPUS.resolve("common"), folder)) {
            try (Stream<Path> files = Files.list(from)) {
                for (Path file :
                        files.filter(name -> name.toString().endsWith(".java")).toList()) {
                    sources.put(file.getFileName().toString(), source(file));
                }
            }
        }
        List<String> options = new ArrayList<>(
                List.of("-Xlint:all,-processing", "-Werror", "-Afwabi.spec.path=" + CORPUS.resolve("specs")));
        Path more = folder.resolve("options.txt");
        if (Files.exists(more)) {
            options.addAll(Files.readAllLines(more));
        }
        return Compiler.javac()
                .withProcessors(new FwabiProcessor())
                .withClasspath(List.of(Javac.runtime().toFile()))
                .withOptions(options)
                .compile(sources.values());
    }

    /** A source under the name that its package and its file make. */
    private static JavaFileObject source(Path file) throws IOException {
        String text = Files.readString(file);
        Matcher home = Pattern.compile("^package ([a-z.]+);", Pattern.MULTILINE).matcher(text);
        assertThat(home.find()).as("%s has a package", file).isTrue();
        String name = file.getFileName().toString().replace(".java", "");
        return JavaFileObjects.forSourceString(home.group(1) + "." + name, text);
    }

    /** All errors and warnings as javac prints them, without the lines of source. */
    private static String printed(Compilation compilation) {
        return compilation.diagnostics().stream()
                .filter(found -> found.getKind() != Diagnostic.Kind.NOTE)
                .map(found -> place(found)
                        + found.getKind().name().toLowerCase(Locale.ROOT).replace("mandatory_", "") + ": "
                        + found.getMessage(Locale.ROOT) + "\n")
                .collect(Collectors.joining());
    }

    private static String place(Diagnostic<? extends JavaFileObject> found) {
        JavaFileObject source = found.getSource();
        return source == null
                ? ""
                : source.getName().substring(source.getName().lastIndexOf('/') + 1) + ":" + found.getLineNumber() + ":"
                        + found.getColumnNumber() + ": ";
    }
}
