package org.fwabi.tools.spec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.Suggestion;
import org.fwabi.processor.example.ExampleFindings;
import org.fwabi.processor.example.WrittenExample;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.Family;
import org.fwabi.tools.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fwabi examples}. */
@Command(
        name = "examples",
        description =
                "Writes each example of the semantics as each release lays it out, and holds the bytes in the files"
                        + " against that.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Examples:",
            "  fwabi examples POST_EVENT",
            "  fwabi examples --write",
            "",
            "Exit code: 0 if all bytes are there and right, 1 if not, if an example can't be written or if specs have"
                    + " errors, 2 for wrong options, 3 for a mistake in fwabi."
        })
public final class ExamplesCommand extends SpecCommand {
    @Parameters(
            arity = "0..*",
            paramLabel = "MESSAGE",
            description = "Commands, events, controls or classes by name. Default: all.")
    private List<String> messages = new ArrayList<>();

    @Option(names = "--write", description = "Put the right bytes into the files.")
    private boolean write;

    /** An example and the lines of bytes that it should have. */
    private record Shown(Family family, WrittenExample written, List<ExampleLine> lines) {
        boolean right() {
            return written.failures().isEmpty()
                    && lines.stream().allMatch(line -> line.state() == ExampleLine.State.RIGHT);
        }
    }

    /** Made by picocli, which sets the options. */
    public ExamplesCommand() {}

    @Override
    Optional<Path> specsFolder() {
        return super.specsFolder().or(() -> write ? ImportCommand.ownSpecs() : Optional.empty());
    }

    @Override
    int run(SpecSession session) throws IOException {
        List<Shown> shown = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        for (Family family : session.families()) {
            List<ReleaseLayout> layouts = new ArrayList<>();
            for (String release : family.releases()) {
                layouts.add(session.layout(family.name() + "@" + release));
            }
            for (WrittenExample written : WrittenExample.all(family, layouts)) {
                known.add(written.example().message());
                if (messages.isEmpty() || messages.contains(written.example().message())) {
                    shown.add(new Shown(family, written, ExampleLine.of(family, written)));
                }
            }
        }
        unknown(known);
        if (write) {
            return write(shown);
        }
        if (json()) {
            JsonOutput.print(out(), json -> json(json, shown));
        } else {
            shown.forEach(example -> print(session, example));
            out().println("examples: %d, not right: %d"
                    .formatted(
                            shown.size(),
                            shown.stream().filter(example -> !example.right()).count()));
            out().flush();
        }
        return shown.stream().allMatch(Shown::right) ? ExitCode.OK : ExitCode.FAILED;
    }

    private void unknown(Set<String> known) {
        for (String message : messages) {
            if (!known.contains(message)) {
                throw new UsageException(
                        "no message '" + message + "' has an example" + Suggestion.didYouMean(message, known));
            }
        }
    }

    private void print(SpecSession session, Shown shown) {
        out().println(shown.written().example().what() + "  "
                + shown.written().example().example().at());
        int width = shown.lines().stream()
                .mapToInt(line -> line.selector().length())
                .max()
                .orElse(0);
        for (ExampleLine line : shown.lines()) {
            out().println(("  %-" + Math.max(1, width) + "s  %7s  %5d  %s")
                    .formatted(line.selector(), line.state().word(), line.size(), String.join(" ", line.groups())));
        }
        for (Diagnostic failure : ExampleFindings.failures(shown.family(), shown.written())) {
            out().println(session.diagnostics().render(failure));
        }
    }

    private int write(List<Shown> shown) throws IOException {
        Path folder = specsFolder()
                .orElseThrow(
                        () -> new UsageException("where are the specs to write to? Name their folder with --specs"));
        Map<Path, List<Shown>> byFile = new TreeMap<>();
        for (Shown example : shown) {
            if (!example.right() && !example.lines().isEmpty()) {
                Path file = folder.resolve(example.family().name())
                        .resolve(example.written().example().example().at().file());
                byFile.computeIfAbsent(file, none -> new ArrayList<>()).add(example);
            }
        }
        for (Map.Entry<Path, List<Shown>> entry : byFile.entrySet()) {
            ExampleFile file = new ExampleFile(Files.readString(entry.getKey(), StandardCharsets.UTF_8));
            entry.getValue().stream()
                    .sorted(Comparator.comparing((Shown example) ->
                                    example.written().example().example().at())
                            .reversed())
                    .forEach(example ->
                            file.put(example.written().example().example().at(), bytes(example)));
            Files.writeString(entry.getKey(), file.text(), StandardCharsets.UTF_8);
            out().println("wrote %s, %d examples"
                    .formatted(
                            folder.relativize(entry.getKey()), entry.getValue().size()));
        }
        List<Diagnostic> failures = shown.stream()
                .flatMap(example -> ExampleFindings.failures(example.family(), example.written()).stream())
                .toList();
        failures.forEach(failure -> out().println(failure.message()));
        out().println("examples: %d, written: %d, can't be written: %d"
                .formatted(
                        shown.size(),
                        byFile.values().stream().mapToInt(List::size).sum(),
                        failures.size()));
        out().flush();
        return failures.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static Map<String, List<String>> bytes(Shown example) {
        Map<String, List<String>> bytes = new LinkedHashMap<>();
        example.lines().forEach(line -> bytes.put(line.selector(), line.groups()));
        return bytes;
    }

    private static void json(JsonGenerator json, List<Shown> shown) throws IOException {
        json.writeArrayFieldStart("examples");
        for (Shown example : shown) {
            json.writeStartObject();
            json.writeStringField("family", example.family().name());
            json.writeStringField("space", example.written().example().space().key());
            json.writeStringField("message", example.written().example().message());
            json.writeBooleanField(
                    "reply", example.written().example().example().reply());
            json.writeStringField("name", example.written().example().example().name());
            json.writeStringField(
                    "file", example.written().example().example().at().file());
            json.writeNumberField(
                    "line", example.written().example().example().at().line());
            json.writeArrayFieldStart("bytes");
            for (ExampleLine line : example.lines()) {
                json.writeStartObject();
                json.writeStringField("releases", line.selector());
                json.writeStringField("state", line.state().word());
                json.writeNumberField("size", line.size());
                json.writeStringField("hex", String.join(" ", line.groups()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectFieldStart("failures");
            for (Map.Entry<String, String> failure :
                    example.written().failures().entrySet()) {
                json.writeStringField(failure.getKey(), failure.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
