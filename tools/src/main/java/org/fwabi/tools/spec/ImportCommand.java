package org.fwabi.tools.spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.ImportProfile;
import org.fwabi.processor.spec.NumberSpace;
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
        description = "Writes the specs of a firmware release from C headers, as a delta on a release that is there.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ImportCommand extends SpecCommand {
    @Option(
            names = "--headers",
            required = true,
            paramLabel = "DIR",
            description = "The tree of headers, for instance a checkout of open-gpu-kernel-modules.")
    private Path headers = Path.of(".");

    @Option(names = "--release", paramLabel = "RELEASE")
    private List<String> releases = new ArrayList<>();

    @Option(names = "--base", paramLabel = "RELEASE")
    private @Nullable String base;

    @Option(names = "--tags")
    private boolean tags;

    @Option(names = "--force")
    private boolean force;

    @Option(names = "--cc")
    private @Nullable String compiler;

    @Option(names = "--jobs")
    private int jobs = 2;

    /** Made by picocli, which sets the options. */
    public ImportCommand() {}

    @Override
    Optional<Path> specsFolder() {
        return super.specsFolder()
                .or(() -> Optional.ofNullable(System.getProperty("fwabi.home"))
                        .map(home -> Path.of(home, "firmware-specs/src/main/resources/fwabi")));
    }

    @Override
    int run(SpecSession session) throws IOException {
        Family family = session.families().getFirst();
        ImportProfile profile =
                session.loader().loadImportProfile(family.name()).orElseThrow(FindingsException::new);
        PrintWriter out = out();
        try {
            ImportRun run = new ImportRun(
                    specsFolder().orElseThrow(),
                    family,
                    profile,
                    session.loader(),
                    CCompiler.find(Optional.ofNullable(compiler)),
                    new ImportRun.Watcher() {
                        @Override
                        public void step(String release, String what) {}

                        @Override
                        public void written(ImportReport report, Duration time) {
                            out.println(report.release().name() + " base "
                                    + report.base().map(b -> b.name()).orElse("-") + " " + report.branch() + " structs "
                                    + report.read() + " kept "
                                    + report.release().structs().size() + " host "
                                    + report.release().hostOnly().size()
                                    + " enums " + report.release().enums().size() + " f "
                                    + report.release()
                                            .numbers()
                                            .getOrDefault(NumberSpace.FUNCTIONS, java.util.Map.of())
                                            .size()
                                    + " e "
                                    + report.release()
                                            .numbers()
                                            .getOrDefault(NumberSpace.EVENTS, java.util.Map.of())
                                            .size()
                                    + " c "
                                    + report.release()
                                            .numbers()
                                            .getOrDefault(NumberSpace.CONTROLS, java.util.Map.of())
                                            .size()
                                    + " cl "
                                    + report.release()
                                            .numbers()
                                            .getOrDefault(NumberSpace.CLASSES, java.util.Map.of())
                                            .size()
                                    + " cur " + report.release().current().size()
                                    + " files " + report.files().size() + " lines " + report.lines() + " "
                                    + time.toMillis() + " ms");
                            report.leftOut().forEach(out::println);
                            out.flush();
                        }
                    });
            if (tags) {
                run.tags(
                        headers,
                        releases.isEmpty() ? run.missing(headers) : releases,
                        Optional.ofNullable(base),
                        force,
                        jobs);
            } else {
                for (String release : releases) {
                    run.release(headers, release, Optional.ofNullable(base), force);
                }
            }
        } catch (ImportException | HeaderException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
        return ExitCode.OK;
    }
}
