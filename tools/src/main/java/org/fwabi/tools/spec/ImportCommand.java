package org.fwabi.tools.spec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fwabi.processor.diagnostic.Suggestion;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.ImportProfile;
import org.fwabi.tools.ExitCode;
import org.fwabi.tools.headers.CCompiler;
import org.fwabi.tools.headers.HeaderException;
import org.fwabi.tools.importer.ImportException;
import org.fwabi.tools.importer.ImportReport;
import org.fwabi.tools.importer.ImportRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fwabi import}. */
@Command(
        name = "import",
        description = "Writes the specs of a firmware release from its C headers: what differs from a release that has"
                + " specs already.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Examples:",
            "  fwabi import --headers ~/src/open-gpu-kernel-modules --release 580.142",
            "  fwabi import --headers ~/src/open-gpu-kernel-modules --tags",
            "",
            "Needs a C compiler, make where the family's headers have a Makefile, and git for --tags.",
            "",
            "Exit code: 0 if all was written, 1 if the headers do not compile or the specs have errors, 2 for wrong"
                    + " options, headers of another release, or a release that is there, 3 for a mistake in fwabi."
        })
public final class ImportCommand extends SpecCommand {
    @Option(
            names = "--headers",
            required = true,
            paramLabel = "DIR",
            description = "The tree of headers; with --tags, a git repository that has the releases as tags.")
    private Path headers = Path.of("");

    @Option(
            names = "--release",
            paramLabel = "RELEASE",
            description = "What to import, as FAMILY@RELEASE or RELEASE. With --tags it can be given several times, or"
                    + " left out for all that have no specs yet, or with --force for all.")
    private List<String> releases = new ArrayList<>();

    @Option(
            names = "--base",
            paramLabel = "RELEASE",
            description = "The release to write differences from. Default: the nearest of the same branch; for a new"
                    + " branch, the one that leaves the fewest.")
    private @Nullable String base;

    @Option(names = "--tags", description = "Read releases from the tags of a repository, without touching its files.")
    private boolean tags;

    @Option(names = "--force", description = "Replace a release that is there.")
    private boolean force;

    @Option(names = "--cc", paramLabel = "COMPILER", description = "gcc or clang. Default: cc, gcc or clang.")
    private @Nullable String compiler;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "With --tags: how many releases are compiled at once. Default: one a processor.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    /** Made by picocli, which sets the options. */
    public ImportCommand() {}

    /** Specs can be written to a folder only: that of the project whose launcher runs this, if no other is named. */
    @Override
    Optional<Path> specsFolder() {
        return super.specsFolder().or(ImportCommand::ownSpecs);
    }

    /** The specs of the project whose launcher runs this. */
    static Optional<Path> ownSpecs() {
        return Optional.ofNullable(System.getProperty("fwabi.home"))
                .map(home -> Path.of(home, "firmware-specs", "src", "main", "resources", "fwabi"))
                .filter(Files::isDirectory);
    }

    @Override
    int run(SpecSession session) throws IOException {
        Path folder = specsFolder()
                .orElseThrow(() -> new UsageException("where are the specs to add to? Name their folder with --specs"));
        if (jobs < 1) {
            throw new UsageException("--jobs must be at least 1");
        }
        if (!tags && releases.size() != 1) {
            throw new UsageException("name one release with --release, or read several from tags with --tags");
        }
        Family family = family(session);
        ImportProfile profile = session.importProfile(family);
        List<String> names = releases.stream().map(ImportCommand::release).toList();
        try (Steps steps = new Steps(commandSpec().commandLine().getErr(), terminal())) {
            List<ImportReport> done = new ArrayList<>();
            ImportText text = new ImportText(folder.resolve(family.name()), out(), styles());
            ImportRun run = new ImportRun(
                    folder,
                    family,
                    profile,
                    session.loader(),
                    session.diagnostics(),
                    CCompiler.find(Optional.ofNullable(compiler)),
                    new ImportRun.Watcher() {
                        @Override
                        public void step(String release, String what) {
                            steps.show(release, what);
                        }

                        @Override
                        public void written(ImportReport report, Duration time) {
                            steps.done(report.release().name());
                            if (json()) {
                                done.add(report);
                            } else if (tags) {
                                text.line(report, time);
                            } else {
                                text.all(report, time);
                            }
                        }
                    });
            if (tags) {
                List<String> wanted = names.isEmpty() ? run.tagged(headers, force) : names;
                run.tags(headers, wanted, Optional.ofNullable(base).map(ImportCommand::release), force, jobs);
            } else {
                run.release(headers, names.getFirst(), Optional.ofNullable(base).map(ImportCommand::release), force);
            }
            if (json()) {
                JsonOutput.print(out(), json -> write(json, done));
            }
            return ExitCode.OK;
        } catch (ImportException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (HeaderException e) {
            commandSpec().commandLine().getErr().println("fwabi: " + e.getMessage());
            return ExitCode.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }

    /** The family that releases are written for: the one that they name, or the only one. */
    private Family family(SpecSession session) {
        List<Family> families = session.families();
        List<String> named = releases.stream()
                .filter(release -> release.contains("@"))
                .map(release -> release.substring(0, release.indexOf('@')))
                .distinct()
                .toList();
        if (named.size() > 1) {
            throw new UsageException("releases of one family at a time");
        }
        List<String> known = families.stream().map(Family::name).toList();
        if (named.isEmpty() && families.size() != 1) {
            throw new UsageException("of which family? Write FAMILY@RELEASE; families: " + String.join(", ", known));
        }
        String name = named.isEmpty() ? known.getFirst() : named.getFirst();
        return families.stream()
                .filter(family -> family.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new UsageException("unknown family '" + name + "'" + Suggestion.didYouMean(name, known)));
    }

    private static String release(String written) {
        return written.substring(written.indexOf('@') + 1);
    }

    private static void write(JsonGenerator json, List<ImportReport> reports) throws IOException {
        json.writeArrayFieldStart("imported");
        for (ImportReport report : reports) {
            json.writeStartObject();
            json.writeStringField("release", report.release().name());
            json.writeStringField("branch", report.branch());
            if (report.release().base().isPresent()) {
                json.writeStringField("base", report.release().base().get());
            }
            json.writeNumberField("structs_read", report.read());
            json.writeNumberField("structs", report.release().structs().size());
            json.writeNumberField("host_only", report.release().hostOnly().size());
            array(json, "left_out", report.leftOut());
            array(json, "facts_kept", report.kept());
            array(json, "facts_not_stated", report.unstated());
            array(json, "rewritten", report.rewritten().stream().sorted().toList());
            array(json, "files", report.files());
            json.writeNumberField("lines", report.lines());
            if (report.changes().isPresent()) {
                json.writeObjectFieldStart("changes");
                new DiffJson(json).write(DiffView.all(report.changes().get()));
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void array(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
