package org.fwabi.tools.spec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.fwabi.processor.spec.Family;
import org.fwabi.tools.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fwabi find}. */
@Command(
        name = "find",
        description = "Finds functions, events, controls, classes, structs, fields, enums and constants by a part of"
                + " their name or by number, and the releases in which each means that.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Examples:",
            "  fwabi find 0x101b",
            "  fwabi find post_event",
            "  fwabi find hClient --all",
            "",
            "Exit code: 0 if something is found, 1 if nothing is or the specs have errors, 2 for wrong options, 3 for a"
                    + " mistake in fwabi."
        })
public final class FindCommand extends SpecCommand {
    /** About a screen. */
    private static final int LIMIT = 40;

    /** Room for the releases of a hit on one line. */
    private static final int WIDTH = 64;

    @Parameters(
            index = "0",
            paramLabel = "TEXT",
            description = "A part of a name, in any case, or a number, decimal or 0x hexadecimal.")
    private String text = "";

    @Option(names = "--all", description = "Print everything that is found, not only the first " + LIMIT + ".")
    private boolean all;

    /** Made by picocli, which sets the options. */
    public FindCommand() {}

    @Override
    int run(SpecSession session) throws IOException {
        if (text.isBlank()) {
            throw new UsageException("find what?");
        }
        Finds finds = new Finds(text.strip());
        List<Family> families = session.families();
        try (Progress progress = progress()) {
            for (Family family : families) {
                int done = 0;
                for (String release : family.releases()) {
                    finds.search(session.release(family, release));
                    progress.show("releases", ++done, family.releases().size());
                }
            }
        }
        List<Finds.Hit> hits = finds.hits();
        List<Finds.Hit> shown = all ? hits : hits.subList(0, Math.min(LIMIT, hits.size()));
        int more = hits.size() - shown.size();
        if (json()) {
            JsonOutput.print(out(), json -> write(json, shown, more));
        } else {
            print(shown, more, families.size() > 1);
        }
        return hits.isEmpty() ? ExitCode.FAILED : ExitCode.OK;
    }

    private void print(List<Finds.Hit> hits, int more, boolean families) {
        Columns columns = new Columns("lrll");
        for (Finds.Hit hit : hits) {
            List<String> lines = ReleaseRanges.of(hit.family(), hit.releases()).lines(WIDTH);
            columns.add(
                    hit.meaning().kind().word(),
                    hit.meaning().numberText(),
                    hit.meaning().name(),
                    (families ? hit.family().name() + " " : "") + lines.getFirst());
            lines.stream().skip(1).forEach(line -> columns.add("", "", "", line));
        }
        columns.print(out());
        if (hits.isEmpty()) {
            out().println("nothing has the name or number '" + text + "'");
        } else if (more > 0) {
            out().println("  and " + more + " more; --all prints them");
        }
        out().flush();
    }

    private void write(JsonGenerator json, List<Finds.Hit> hits, int more) throws IOException {
        json.writeStringField("text", text);
        json.writeArrayFieldStart("hits");
        for (Finds.Hit hit : hits) {
            json.writeStartObject();
            json.writeStringField("kind", hit.meaning().kind().word());
            json.writeStringField("name", hit.meaning().name());
            if (hit.meaning().number().isPresent()) {
                json.writeNumberField("number", hit.meaning().number().getAsLong());
            }
            json.writeStringField("family", hit.family().name());
            new ReleaseJson(json).ranges(ReleaseRanges.of(hit.family(), hit.releases()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("more", more);
    }
}
