package org.fwabi.tools.spec;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fwabi.processor.catalog.Compatibility;
import org.fwabi.processor.catalog.ReleaseDiff;
import org.fwabi.processor.catalog.StructDiff;
import org.fwabi.processor.diagnostic.Suggestion;
import org.fwabi.processor.layout.ReleaseLayout;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fwabi diff}. */
@Command(
        name = "diff",
        description = "Compares two releases: a verdict for each struct that differs, numbers that moved or are reused,"
                + " enums and facts; and whether a driver for the first can talk to the second unchanged.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Examples:",
            "  fwabi diff 535.113.01 570.144",
            "  fwabi diff 535.113.01 570.144 GspSystemInfo",
            "  fwabi diff 535.113.01 570.144 --uses nova-messages.txt",
            "",
            "Exit code: 0 if nothing differs, 4 if something differs and is compatible, 12 if something is not; 1 if the"
                    + " specs have errors, 2 for wrong options or unknown names, 3 for a mistake in fwabi. With STRUCT or"
                    + " --uses only that counts."
        })
public final class DiffCommand extends SpecCommand {
    @Parameters(index = "0", paramLabel = "R1", description = "The release that a driver is built for.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "R2", description = "The release to compare with.")
    private String after = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "STRUCT",
            description = "Show the fields of this struct and of what it embeds, side by side. The C name, with or"
                    + " without its version suffix.")
    private @Nullable String struct;

    @Option(
            names = "--uses",
            paramLabel = "FILE",
            description = "Look only at what a driver uses: functions, events, controls, classes, structs, enums and"
                    + " facts, one name a line; # starts a comment.")
    private @Nullable Path uses;

    /** Made by picocli, which sets the options. */
    public DiffCommand() {}

    @Override
    int run(SpecSession session) throws IOException {
        if (struct != null && uses != null) {
            throw new UsageException("STRUCT and --uses both limit what is compared; leave one out");
        }
        ReleaseLayout old = session.layout(before);
        ReleaseLayout young = session.layout(after);
        if (!old.release().family().name().equals(young.release().family().name())) {
            throw new UsageException("releases of two families can't be compared");
        }
        ReleaseDiff diff = ReleaseDiff.between(old, young);
        DiffView view = view(diff);
        if (json()) {
            JsonOutput.print(out(), json -> new DiffJson(json).write(view));
        } else if (struct != null) {
            print(view);
        } else {
            new DiffText(view, out(), styles()).summary();
        }
        return view.exitCode();
    }

    private DiffView view(ReleaseDiff diff) {
        if (struct != null) {
            return DiffView.one(diff, find(diff, struct));
        }
        return uses == null ? DiffView.all(diff) : DiffView.used(diff, used(diff, uses));
    }

    private void print(DiffView view) {
        StructDiffText text = new StructDiffText(
                view.diff().before().release().name(),
                view.diff().after().release().name(),
                out(),
                styles());
        view.structs().forEach(text::struct);
        if (!view.enums().isEmpty()) {
            new DiffText(view, out(), styles()).enums();
        }
        out().flush();
    }

    private static StructDiff find(ReleaseDiff diff, String name) {
        List<StructDiff> found = diff.structsNamed(name);
        if (found.isEmpty()) {
            throw new UsageException(
                    "neither release has a struct '" + name + "'" + Suggestion.didYouMean(name, structNames(diff)));
        }
        if (found.size() > 1) {
            throw new UsageException("'%s' can be %s"
                    .formatted(
                            name,
                            String.join(
                                    " or ", found.stream().map(StructDiff::name).toList())));
        }
        return found.getFirst();
    }

    private static List<String> structNames(ReleaseDiff diff) {
        List<String> names = new ArrayList<>(diff.after().structs().keySet());
        names.addAll(diff.before().structs().keySet());
        return names;
    }

    private static Compatibility used(ReleaseDiff diff, Path file) {
        List<String> names = names(file);
        if (names.isEmpty()) {
            throw new UsageException(file + " has no names");
        }
        Compatibility found = Compatibility.of(diff, names);
        if (!found.unknown().isEmpty()) {
            StringBuilder complaint = new StringBuilder(file + " has names that neither release has:");
            for (String unknown : found.unknown()) {
                complaint
                        .append("\n  '")
                        .append(unknown)
                        .append("'")
                        .append(Suggestion.didYouMean(unknown, Compatibility.names(diff)));
            }
            throw new UsageException(complaint.toString());
        }
        return found;
    }

    private static List<String> names(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(name -> !name.isEmpty())
                    .toList();
        } catch (CharacterCodingException e) {
            throw new UsageException(file + " is not UTF-8 text");
        } catch (IOException e) {
            throw new UsageException("can't read " + file + ": " + reason(e));
        }
    }
}
