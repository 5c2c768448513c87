package org.fwabi.processor.example;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.ExampleBytes;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.ReleaseSelector;

/** Whether the bytes of a family's examples are those that the layouts give. */
public final class ExampleFindings {
    private static final String MEND = "fwabi examples --write puts the right bytes in";

    private final Family family;
    private final Diagnostics diagnostics;

    private ExampleFindings(Family family, Diagnostics diagnostics) {
        this.family = family;
        this.diagnostics = diagnostics;
    }

    /**
     * Checks all examples.
     *
     * @param releases the family's, laid out; an example is checked in those that are here
     * @param diagnostics takes the findings
     */
    public static void check(Family family, Collection<ReleaseLayout> releases, Diagnostics diagnostics) {
        ExampleFindings findings = new ExampleFindings(family, diagnostics);
        for (WrittenExample written : WrittenExample.all(family, releases)) {
            findings.failures(written);
            findings.bytes(written);
        }
    }

    /** What keeps an example from being written; each reason once, with the releases it holds for. */
    public static List<Diagnostic> failures(Family family, WrittenExample written) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        written.failures()
                .forEach((release, why) ->
                        byReason.computeIfAbsent(why, none -> new ArrayList<>()).add(release));
        List<Diagnostic> found = new ArrayList<>();
        byReason.forEach((why, releases) -> found.add(Diagnostic.error(
                        DiagnosticId.FW111,
                        written.example().example().at(),
                        written.example().what() + " can't be written in "
                                + cover(family, releases, written.bytes().keySet()) + ": " + why)
                .withHint("mend: another value, or 'releases:' without these")));
        return found;
    }

    private void failures(WrittenExample written) {
        failures(family, written).forEach(diagnostics::add);
    }

    private static String cover(Family family, Collection<String> releases, Collection<String> others) {
        return String.join(", ", SelectorCover.of(releases, others, family.releases()));
    }

    private void bytes(WrittenExample written) {
        Map<String, String> stated = new HashMap<>();
        written.example().example().bytes().forEach((selector, text) -> {
            for (String release : ReleaseSelector.select(selector, family.releases())) {
                stated.putIfAbsent(release, text);
            }
        });
        Map<String, byte[]> parsed = written.example().example().bytes().values().stream()
                .distinct()
                .collect(Collectors.toMap(text -> text, ExampleBytes::parse));
        List<String> missing = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        written.bytes().forEach((release, bytes) -> {
            String text = stated.get(release);
            if (text == null) {
                missing.add(release);
            } else if (!Arrays.equals(parsed.get(text), bytes)) {
                wrong.add(release);
            }
        });
        if (!missing.isEmpty()) {
            diagnostics.add(finding(DiagnosticId.FW113, written, "has no bytes for ", missing));
        }
        if (!wrong.isEmpty()) {
            String release = wrong.getFirst();
            byte[] stands = parsed.getOrDefault(stated.getOrDefault(release, ""), new byte[0]);
            byte[] right = written.bytes().getOrDefault(release, new byte[0]);
            int at = Arrays.mismatch(stands, right);
            diagnostics.add(finding(DiagnosticId.FW112, written, "has wrong bytes for ", wrong)
                    .withHint("in " + release + ", byte " + at + " is " + shown(right, at) + " and not "
                            + shown(stands, at)));
        }
    }

    private Diagnostic finding(DiagnosticId id, WrittenExample written, String says, List<String> releases) {
        List<String> others = written.bytes().keySet().stream()
                .filter(release -> !releases.contains(release))
                .toList();
        return Diagnostic.error(
                        id,
                        written.example().example().at(),
                        written.example().what() + " " + says + cover(family, releases, others))
                .withHint(MEND);
    }

    private static String shown(byte[] bytes, int at) {
        return at < bytes.length ? "%02x".formatted(bytes[at]) : "missing";
    }
}
