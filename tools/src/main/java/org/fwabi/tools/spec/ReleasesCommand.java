package org.fwabi.tools.spec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fwabi.processor.spec.Branch;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.Placeless;
import org.fwabi.processor.spec.Release;
import org.fwabi.tools.ExitCode;
import picocli.CommandLine.Command;

/** {@code fwabi releases}. */
@Command(
        name = "releases",
        description = "Lists the firmware releases that have specs: their branches, their bases, and which are equal.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Example:",
            "  fwabi releases",
            "",
            "Exit code: 0 if all can be read, 1 if specs have errors, 2 for wrong options, 3 for a mistake in fwabi."
        })
public final class ReleasesCommand extends SpecCommand {
    private record Line(String branch, String release, Optional<String> base, boolean equal) {}

    /** Made by picocli, which sets the options. */
    public ReleasesCommand() {}

    @Override
    int run(SpecSession session) throws IOException {
        List<Family> families = session.families();
        List<List<Line>> lines = new ArrayList<>();
        for (Family family : families) {
            lines.add(lines(session, family));
        }
        if (json()) {
            JsonOutput.print(out(), json -> write(json, families, lines));
        } else {
            for (int i = 0; i < families.size(); i++) {
                print(families.get(i), lines.get(i));
            }
        }
        return ExitCode.OK;
    }

    private static List<Line> lines(SpecSession session, Family family) {
        List<Line> lines = new ArrayList<>();
        for (Branch branch : family.branches()) {
            for (String name : branch.releases()) {
                Release release = session.release(family, name);
                boolean equal = release.base()
                        .filter(base -> Placeless.sameContents(release, session.release(family, base)))
                        .isPresent();
                lines.add(new Line(branch.name(), name, release.base(), equal));
            }
        }
        return lines;
    }

    private void print(Family family, List<Line> lines) {
        out().println(styles().bold(family.name()) + "  " + family.title());
        Columns columns = new Columns("llll");
        columns.add(styles()::dim, "branch", "release", "base", "");
        String last = "";
        for (Line line : lines) {
            columns.add(
                    line.branch().equals(last) ? "" : line.branch(),
                    line.release(),
                    line.base().orElse("-"),
                    line.equal() ? "equal to its base" : "");
            last = line.branch();
        }
        columns.print(out());
        out().flush();
    }

    private static void write(JsonGenerator json, List<Family> families, List<List<Line>> lines) throws IOException {
        json.writeArrayFieldStart("families");
        for (int i = 0; i < families.size(); i++) {
            json.writeStartObject();
            json.writeStringField("name", families.get(i).name());
            json.writeStringField("title", families.get(i).title());
            json.writeArrayFieldStart("releases");
            for (Line line : lines.get(i)) {
                json.writeStartObject();
                json.writeStringField("release", line.release());
                json.writeStringField("branch", line.branch());
                if (line.base().isPresent()) {
                    json.writeStringField("base", line.base().get());
                    json.writeBooleanField("equal", line.equal());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
