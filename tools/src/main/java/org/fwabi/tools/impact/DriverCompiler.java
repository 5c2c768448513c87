package org.fwabi.tools.impact;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.fwabi.processor.apt.FwabiProcessor;

/**
 * Compiles a driver's sources as far as errors are found, and writes no class.
 *
 * @param compiler the JDK's
 * @param sources of the driver
 * @param classPath what they need, as {@code javac} takes it
 * @param specs the folder that holds {@code index.yaml}; empty for the specs on the class path
 */
public record DriverCompiler(JavaCompiler compiler, List<Path> sources, String classPath, Optional<Path> specs) {
    /** Where a finding of ours says what it is; the place in a spec file may stand before it. */
    private static final Pattern FINDING = Pattern.compile("(?s)(.*?: )?error\\[(FW[0-9]+)]: (.*)");

    /** More than a driver has lines that break; without it javac stops at a hundred. */
    private static final String ALL = "100000";

    /**
     * Compiles.
     *
     * @param added selectors of the releases to add; none to compile the driver as it is
     * @param packages the packages whose bindings get them; none for all
     * @return what does not compile, by place
     */
    public List<Break> compile(List<String> added, List<String> packages) throws IOException {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        Path out = Files.createTempDirectory("fwabi-impact");
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null,
                    files,
                    found,
                    options(out, added, packages),
                    null,
                    files.getJavaFileObjectsFromPaths(sources));
            task.setLocale(Locale.ROOT);
            task.setProcessors(List.of(new FwabiProcessor()));
            task.call();
        } finally {
            delete(out);
        }
        return breaks(found.getDiagnostics());
    }

    private List<String> options(Path out, List<String> added, List<String> packages) {
        List<String> options = new ArrayList<>(List.of(
                "-nowarn",
                "-Xmaxerrs",
                ALL,
                // Findings of the processor do not keep javac from looking at the rest, and nothing is generated.
                "-XDshould-stop.ifError=FLOW",
                "-XDshould-stop.ifNoError=FLOW",
                "-proc:full",
                "-d",
                out.toString(),
                "-s",
                out.toString(),
                "-cp",
                classPath));
        specs.ifPresent(folder -> options.add("-Afwabi.spec.path=" + folder.toAbsolutePath()));
        if (!added.isEmpty()) {
            options.add("-Afwabi.add=" + String.join(",", added));
        }
        if (!packages.isEmpty()) {
            options.add("-Afwabi.add.to=" + String.join(",", packages));
        }
        return options;
    }

    /** The errors by place. What javac says of a line is left out where a finding explains it. */
    private static List<Break> breaks(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        Map<String, List<Break>> byLine = new TreeMap<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                Break one = of(diagnostic);
                byLine.computeIfAbsent(one.file() + ":" + one.line(), line -> new ArrayList<>())
                        .add(one);
            }
        }
        return byLine.values().stream()
                .flatMap(DriverCompiler::explained)
                .distinct()
                .sorted(Comparator.comparing(Break::file)
                        .thenComparingLong(Break::line)
                        .thenComparingLong(Break::column)
                        .thenComparing(Break::message))
                .toList();
    }

    private static Stream<Break> explained(List<Break> line) {
        List<Break> ours = line.stream().filter(one -> one.id().isPresent()).toList();
        List<Break> javacs = line.stream().filter(one -> one.id().isEmpty()).toList();
        return ours.size() >= javacs.size()
                ? ours.stream()
                : Stream.concat(
                        ours.stream(),
                        javacs.stream()
                                .filter(one -> ours.stream().noneMatch(found -> found.column() == one.column())));
    }

    private static Break of(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        String file = source == null ? "" : new File(source.getName()).getPath();
        String text = diagnostic.getMessage(Locale.ROOT);
        Matcher finding = FINDING.matcher(text);
        boolean ours = finding.matches();
        String told = ours ? Optional.ofNullable(finding.group(1)).orElse("") + finding.group(3) : text;
        List<String> lines = told.strip().lines().toList();
        return new Break(
                file,
                Math.max(0, diagnostic.getLineNumber()),
                Math.max(0, diagnostic.getColumnNumber()),
                ours ? Optional.ofNullable(finding.group(2)) : Optional.empty(),
                lines.isEmpty() ? "" : lines.getFirst(),
                String.join("\n", lines.subList(Math.min(1, lines.size()), lines.size()))
                        .stripIndent()
                        .lines()
                        .toList());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
