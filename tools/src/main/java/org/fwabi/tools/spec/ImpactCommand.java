package org.fwabi.tools.spec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.ReleaseSelector;
import org.fwabi.tools.ExitCode;
import org.fwabi.tools.impact.Break;
import org.fwabi.tools.impact.DriverCompiler;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fwabi impact}. */
@Command(
        name = "impact",
        description = "Says which lines of a driver adding a release would break, each with what the release lacks and"
                + " what to write instead. Compiles the driver's sources; changes nothing.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Examples:",
            "  fwabi impact --add 580.142 --sources samples/nova/src/main/java",
            "  fwabi impact --add '590.*' --abi org.example.abi --sources src/main/java --class-path target/deps.jar",
            "",
            "Exit code: 0 if nothing breaks, 4 if something does, 1 if the sources do not compile as they are or specs"
                    + " have errors, 2 for wrong options, 3 for a mistake in fwabi."
        })
public final class ImpactCommand extends SpecCommand {
    @Option(
            names = "--add",
            required = true,
            paramLabel = "RELEASE",
            description = "The release to add, or a selector of several. Can be given more than once.")
    private List<String> added = new ArrayList<>();

    @Option(
            names = "--sources",
            required = true,
            arity = "1..*",
            paramLabel = "DIR",
            description = "The folders with the driver's sources.")
    private List<Path> folders = new ArrayList<>();

    @Option(
            names = "--abi",
            paramLabel = "PACKAGE",
            description =
                    "A package with @FirmwareAbi that gets the release. Can be given more than once. Default: all.")
    private List<String> packages = new ArrayList<>();

    @Option(
            names = "--class-path",
            paramLabel = "CP",
            description = "What the sources need, besides fwabi's own runtime.")
    private @Nullable String classPath;

    /** Made by picocli, which sets the options. */
    public ImpactCommand() {}

    @Override
    int run(SpecSession session) throws IOException {
        List<Family> families = session.families();
        for (String selector : added) {
            problem(selector, families).ifPresent(problem -> {
                throw usage(problem);
            });
        }
        List<Path> sources = sources();
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw usage("this Java has no compiler; run fwabi with a JDK");
        }
        DriverCompiler compiler = new DriverCompiler(javac, sources, wholeClassPath(), specsFolder());
        List<Break> breaks = compiler.compile(added, packages);
        if (!breaks.isEmpty()) {
            List<Break> before = compiler.compile(List.of(), List.of());
            if (!before.isEmpty()) {
                printErr("the sources do not compile as they are:", before);
                return ExitCode.FAILED;
            }
        }
        if (json()) {
            JsonOutput.print(out(), json -> write(json, sources.size(), breaks));
        } else {
            print(sources.size(), breaks);
        }
        return breaks.isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT;
    }

    /** Why a selector can't be added to any request, if so. */
    private static Optional<String> problem(String selector, List<Family> families) {
        List<String> problems = families.stream()
                .flatMap(family -> ReleaseSelector.problem(selector, family.releases()).stream())
                .toList();
        return problems.size() < families.size()
                ? Optional.empty()
                : problems.stream().findFirst();
    }

    private List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw usage("no folder " + folder);
            }
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.endsWith("module-info.java"))
                        .sorted()
                        .forEach(sources::add);
            }
        }
        if (sources.isEmpty()) {
            throw usage("no Java source below "
                    + String.join(", ", folders.stream().map(Path::toString).toList()));
        }
        return sources;
    }

    private String wholeClassPath() {
        String own = System.getProperty("java.class.path", "");
        return classPath == null ? own : classPath + File.pathSeparator + own;
    }

    private void printErr(String title, List<Break> breaks) {
        commandSpec().commandLine().getErr().println("fwabi: " + title);
        breaks.forEach(one -> commandSpec().commandLine().getErr().println("  " + one.place() + ": " + one.message()));
    }

    private void print(int files, List<Break> breaks) {
        String release = String.join(", ", added);
        if (breaks.isEmpty()) {
            out().println("adding " + release + " breaks nothing: all " + files + " files compile");
            return;
        }
        for (Break one : breaks) {
            out().println(one.place() + ": "
                    + one.id().map(id -> "[" + id + "] ").orElse("") + one.message());
            one.hints().forEach(hint -> out().println("    " + hint));
        }
        long broken = breaks.stream().map(Break::file).distinct().count();
        out().println();
        out().println("adding %s breaks %d %s in %d of %d files"
                .formatted(release, breaks.size(), breaks.size() == 1 ? "place" : "places", broken, files));
    }

    private void write(JsonGenerator json, int files, List<Break> breaks) throws IOException {
        json.writeArrayFieldStart("added");
        for (String release : added) {
            json.writeString(release);
        }
        json.writeEndArray();
        json.writeNumberField("files", files);
        json.writeArrayFieldStart("breaks");
        for (Break one : breaks) {
            json.writeStartObject();
            json.writeStringField("file", one.file());
            json.writeNumberField("line", one.line());
            json.writeNumberField("column", one.column());
            if (one.id().isPresent()) {
                json.writeStringField("id", one.id().get());
            }
            json.writeStringField("message", one.message());
            json.writeArrayFieldStart("hints");
            for (String hint : one.hints()) {
                json.writeString(hint);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
