package org.fwabi.tools.spec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.example.ExampleFindings;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.Release;
import org.fwabi.tools.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code fwabi check}. */
@Command(
        name = "check",
        description = "Reads all specs, lays out every release and prints what is wrong, as the annotation processor"
                + " prints it.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Examples:",
            "  fwabi check",
            "  fwabi check firmware-specs/src/main/resources/fwabi",
            "",
            "Exit code: 0 if there is nothing to say, 1 if there are findings, warnings included, 2 for wrong options,"
                    + " 3 for a mistake in fwabi."
        })
public final class CheckCommand extends SpecCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder that holds index.yaml, as with --specs. Default: the specs that fwabi ships.")
    private @Nullable Path folder;

    private int families;

    private int releases;

    /** Made by picocli, which sets the options. */
    public CheckCommand() {}

    @Override
    Optional<Path> specsFolder() {
        if (folder != null && super.specsFolder().isPresent()) {
            throw usage("DIR and --specs say the same; leave one out");
        }
        return Optional.ofNullable(folder).or(super::specsFolder);
    }

    @Override
    int run(SpecSession session) throws IOException {
        for (String family : session.loader().families()) {
            families++;
            List<ReleaseLayout> layouts = new ArrayList<>();
            for (Release release : session.loader().checkFamily(family)) {
                releases++;
                layouts.add(session.layouts().of(release));
            }
            if (!session.diagnostics().hasErrors()) {
                session.loader()
                        .loadFamily(family)
                        .ifPresent(found -> ExampleFindings.check(found, layouts, session.diagnostics()));
            }
        }
        List<Diagnostic> findings = session.diagnostics().sorted();
        if (json()) {
            JsonOutput.print(out(), json -> write(json, findings));
        } else {
            for (Diagnostic finding : findings) {
                out().println(session.diagnostics().render(finding));
                out().println();
            }
            out().println("families: %d, releases: %d, findings: %d".formatted(families, releases, findings.size()));
            out().flush();
        }
        return findings.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void write(JsonGenerator json, List<Diagnostic> findings) throws IOException {
        json.writeNumberField("families", families);
        json.writeNumberField("releases", releases);
        json.writeArrayFieldStart("findings");
        for (Diagnostic finding : findings) {
            json.writeStartObject();
            json.writeStringField("id", finding.id().toString());
            json.writeStringField("severity", finding.severity().label());
            if (finding.at().isPresent()) {
                SourcePos at = finding.at().get();
                json.writeStringField("file", at.file());
                json.writeNumberField("line", at.line());
                json.writeNumberField("column", at.column());
            }
            json.writeStringField("message", finding.message());
            json.writeArrayFieldStart("hints");
            for (String hint : finding.hints()) {
                json.writeString(hint);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
