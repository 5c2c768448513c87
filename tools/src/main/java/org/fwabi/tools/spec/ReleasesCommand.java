package org.fwabi.tools.spec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.spec.Branch;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.Placeless;
import org.fwabi.processor.spec.Release;
import org.fwabi.tools.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code fwabi releases}. */
@Command(
        name = "releases",
        description = {
            "Lists the firmware releases that have specs: their branches, their bases, and which are equal.",
            "With selectors, those that any of them selects."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Example:",
            "  fwabi releases",
            "  fwabi releases '570.*' '535.113.01 .. 545.*'",
            "",
            "Exit code: 0 if all can be read, 1 if specs have errors, 2 for wrong options or a selector that selects",
            "nothing, 3 for a mistake in fwabi."
        })
public final class ReleasesCommand extends SpecCommand {
    private record Line(String branch, String release, Optional<String> base, boolean equal) {}

    @Parameters(
            paramLabel = "SELECTOR",
            arity = "0..*",
            description = {
                "[FAMILY@] and a release, a branch such as 570.*, or a range such as 535.* .. 570.144, both ends included.",
                "Versions are compared by their numbers."
            })
    private List<String> selectors = new ArrayList<>();

    /** Made by picocli, which sets the options. */
    public ReleasesCommand() {}

    @Override
    int run(SpecSession session) throws IOException {
        Map<String, Set<String>> selected = new HashMap<>();
        for (String selector : selectors) {
            SpecSession.Selection selection = session.select(selector);
            selected.computeIfAbsent(selection.family().name(), absent -> new HashSet<>())
                    .addAll(selection.releases());
        }
        List<Family> families = session.families().stream()
                .filter(family -> selected.isEmpty() || selected.containsKey(family.name()))
                .toList();
        List<List<Line>> lines = new ArrayList<>();
        for (Family family : families) {
            lines.add(lines(session, family, selected.getOrDefault(family.name(), Set.copyOf(family.releases()))));
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

    private static List<Line> lines(SpecSession session, Family family, Set<String> wanted) {
        List<Line> lines = new ArrayList<>();
        for (Branch branch : family.branches()) {
            for (String name : branch.releases()) {
                if (!wanted.contains(name)) {
                    continue;
                }
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
