package org.fwabi.tools.spec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.fwabi.processor.catalog.StructDiff;
import org.fwabi.processor.catalog.Verdict;
import org.fwabi.tools.ExitCode;
import org.fwabi.tools.spec.StructLayers.Layer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code fwabi history}. */
@Command(
        name = "history",
        description = "Shows the layouts that a struct has had, the releases of each, and what changed between them.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Examples:",
            "  fwabi history GspStaticConfigInfo",
            "  fwabi history rpc_post_event --json",
            "",
            "Exit code: 0 if it is shown, 1 if the specs have errors, 2 for wrong options or an unknown struct, 3 for a"
                    + " mistake in fwabi."
        })
public final class HistoryCommand extends SpecCommand {
    /** Enough to tell layouts of one struct apart. */
    private static final int SHORT_HASH = 8;

    /** Room for the releases of a layout on one line. */
    private static final int WIDTH = 96;

    @Parameters(
            index = "0",
            paramLabel = "STRUCT",
            description = "The C name, with or without its version suffix, which does not matter here.")
    private String struct = "";

    /** Made by picocli, which sets the options. */
    public HistoryCommand() {}

    @Override
    int run(SpecSession session) throws IOException {
        StructLayers found;
        try (Progress progress = progress()) {
            found = StructLayers.find(session, struct, progress);
        }
        if (json()) {
            JsonOutput.print(out(), json -> write(json, found));
        } else {
            print(found);
        }
        return ExitCode.OK;
    }

    private void print(StructLayers found) {
        out().println("%s  %s  %s in %d of %d releases"
                .formatted(
                        styles().bold(found.name()),
                        found.family().name(),
                        Numerals.count(found.layers().size(), "layout"),
                        found.releases(),
                        found.family().releases().size()));
        for (int i = 0; i < found.layers().size(); i++) {
            print(found, i);
        }
        out().flush();
    }

    private void print(StructLayers found, int index) {
        Layer layer = found.layers().get(index);
        boolean named = !layer.names().equals(List.of(found.name()));
        out().println();
        out().println("%s  %s  %s%s"
                .formatted(
                        styles().bold("layout " + (index + 1)),
                        Numerals.count(layer.group().layout().size(), "byte"),
                        hash(layer),
                        named ? "  as " + String.join(", ", layer.names()) : ""));
        for (String line :
                ReleaseRanges.of(found.family(), layer.group().releases()).lines(WIDTH)) {
            out().println("  " + line);
        }
        view(layer).ifPresent(view -> {
            String old = "layout " + (layer.from().orElseThrow() + 1);
            StructDiffText text = new StructDiffText(old, "layout " + (index + 1), out(), styles());
            List<StructDiff> structs = view.structs();
            if (structs.getFirst().verdict().compareTo(Verdict.RENAMED) >= 0) {
                out().println("  as " + old + ", but for names of nested types");
                return;
            }
            out().println("  from " + old + ": " + StructDiffText.summary(structs.getFirst()));
            text.fields(structs.getFirst());
            structs.stream().skip(1).forEach(text::struct);
        });
    }

    /** What differs from the layout before, the struct itself first. */
    private static Optional<DiffView> view(Layer layer) {
        return layer.diff()
                .map(diff -> DiffView.one(
                        diff, diff.struct(layer.group().layout().spec().name()).orElseThrow()));
    }

    private static String hash(Layer layer) {
        return layer.group().hash().substring(0, SHORT_HASH);
    }

    private static void write(JsonGenerator json, StructLayers found) throws IOException {
        json.writeStringField("family", found.family().name());
        json.writeStringField("struct", found.name());
        json.writeArrayFieldStart("layouts");
        for (Layer layer : found.layers()) {
            json.writeStartObject();
            json.writeNumberField("size", layer.group().layout().size());
            json.writeNumberField("align", layer.group().layout().align());
            json.writeStringField("hash", layer.group().hash());
            json.writeArrayFieldStart("names");
            for (String name : layer.names()) {
                json.writeString(name);
            }
            json.writeEndArray();
            new ReleaseJson(json)
                    .ranges(ReleaseRanges.of(found.family(), layer.group().releases()));
            if (layer.from().isPresent()) {
                json.writeNumberField("from", layer.from().get() + 1);
            }
            Optional<DiffView> view = view(layer);
            if (view.isPresent()) {
                json.writeArrayFieldStart("changed");
                for (StructDiff changed : view.get().structs()) {
                    json.writeStartObject();
                    new DiffJson(json).struct(changed);
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
