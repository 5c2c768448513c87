package org.fwabi.tools.spec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.fwabi.processor.diagnostic.Suggestion;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.tools.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fwabi layout}. */
@Command(
        name = "layout",
        description = "Shows where the fields of a struct lie in a release, or lists all structs with their sizes.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Examples:",
            "  fwabi layout 570.144",
            "  fwabi layout 570.144 GspSystemInfo --expand",
            "  fwabi layout nvidia-gsp@535.113.01 GspStaticConfigInfo --at 1820",
            "",
            "Exit code: 0 if it is shown, 1 if what it takes of the specs has errors, 2 for wrong options or an unknown release or"
                    + " struct, 3 for a mistake in fwabi."
        })
public final class LayoutCommand extends SpecCommand {
    @Parameters(index = "0", paramLabel = "RELEASE", description = "E.g. 570.144 or nvidia-gsp@570.144.")
    private String release = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "STRUCT",
            description = "The C name, with or without its version suffix. Default: list all.")
    private @Nullable String struct;

    @Option(names = "--expand", description = "Show the members of nested structs and unions too.")
    private boolean expand;

    @Option(
            names = "--at",
            paramLabel = "N",
            description = "Tell what lies at byte N of the struct, decimal or 0x hexadecimal.")
    private @Nullable String at;

    /** Made by picocli, which sets the options. */
    public LayoutCommand() {}

    @Override
    int run(SpecSession session) throws IOException {
        if (struct == null && (expand || at != null)) {
            throw new UsageException((expand ? "--expand" : "--at") + " needs a STRUCT");
        }
        if (expand && at != null) {
            throw new UsageException("--at goes down to the leaf anyway; leave --expand out");
        }
        if (struct == null) {
            all(session.layout(release));
            return ExitCode.OK;
        }
        ReleaseLayout layout = session.layoutOf(release, struct).orElseGet(() -> session.layout(release));
        if (at != null) {
            at(layout, find(layout, struct), offset(at));
        } else {
            one(layout, find(layout, struct));
        }
        return ExitCode.OK;
    }

    private void all(ReleaseLayout layout) throws IOException {
        if (json()) {
            JsonOutput.print(out(), json -> new LayoutJson(json).release(layout));
        } else {
            new LayoutText(layout, out(), styles()).list();
        }
    }

    private void one(ReleaseLayout layout, StructLayout found) throws IOException {
        if (json()) {
            JsonOutput.print(out(), json -> new LayoutJson(json).structs(layout, List.of(found)));
        } else {
            new LayoutText(layout, out(), styles()).struct(found, expand);
        }
    }

    private void at(ReleaseLayout layout, StructLayout found, long offset) throws IOException {
        List<ByteLookup.Found> there = ByteLookup.find(layout, found, offset);
        String name = found.spec().name();
        if (there.isEmpty()) {
            throw new UsageException("%s has %d bytes; there is nothing at %d".formatted(name, found.size(), offset));
        }
        if (json()) {
            JsonOutput.print(out(), json -> write(json, layout, name, offset, there));
            return;
        }
        out().println(styles().bold(name) + "  byte " + offset + " (0x" + Long.toHexString(offset) + ")");
        Columns columns = new Columns("lll");
        for (ByteLookup.Found each : there) {
            columns.add(
                    each.path(),
                    each.type(),
                    "byte %d of the %d at %d".formatted(offset - each.offset(), each.size(), each.offset()));
        }
        columns.print(out());
        out().flush();
    }

    private static void write(
            JsonGenerator json, ReleaseLayout layout, String name, long offset, List<ByteLookup.Found> there)
            throws IOException {
        json.writeStringField("release", layout.release().name());
        json.writeStringField("struct", name);
        json.writeNumberField("at", offset);
        json.writeArrayFieldStart("found");
        for (ByteLookup.Found each : there) {
            json.writeStartObject();
            json.writeStringField("path", each.path());
            json.writeStringField("type", each.type());
            json.writeNumberField("offset", each.offset());
            json.writeNumberField("size", each.size());
            json.writeBooleanField("padding", each.padding());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** By the C name; else the one struct whose name is this without its version suffix. */
    private static StructLayout find(ReleaseLayout layout, String name) {
        StructLayout exact = layout.structs().get(name);
        if (exact != null) {
            return exact;
        }
        List<StructLayout> neutral = layout.structs().values().stream()
                .filter(other -> layout.release()
                        .family()
                        .neutralName(other.spec().name())
                        .equals(name))
                .toList();
        if (neutral.size() == 1) {
            return neutral.getFirst();
        }
        if (neutral.size() > 1) {
            throw new UsageException("'%s' can be %s"
                    .formatted(
                            name,
                            String.join(
                                    " or ",
                                    neutral.stream()
                                            .map(other -> other.spec().name())
                                            .toList())));
        }
        throw new UsageException("release " + layout.release().name() + " has no struct '" + name + "'"
                + Suggestion.didYouMean(name, layout.structs().keySet()));
    }

    private static long offset(String text) {
        boolean hex = text.startsWith("0x");
        String digits = hex ? text.substring(2) : text;
        // No struct has more bytes than an int can count.
        if (!digits.matches(hex ? "[0-9a-fA-F]{1,7}" : "[0-9]{1,9}")) {
            throw new UsageException("--at takes a number of bytes, not '" + text + "'");
        }
        return Long.parseLong(digits, hex ? 16 : 10);
    }
}
