package org.fwabi.processor.apt;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.diagnostic.Severity;

/**
 * Prints the findings of one annotation, all at once and sorted. javac can only point into Java files, so the place in
 * the YAML file stands at the start of each message; a finding about the request points at the word in the annotation.
 */
final class Reporter {
    /** javac itself stops after a hundred errors and says nothing of the rest. */
    private static final int LIMIT = 90;

    private final Messager messager;
    private final Element annotated;
    private final RequestReader reader;

    Reporter(Messager messager, Element annotated, RequestReader reader) {
        this.messager = messager;
        this.annotated = annotated;
        this.reader = reader;
    }

    void report(Diagnostics diagnostics) {
        List<Diagnostic> findings = diagnostics.sorted();
        for (Diagnostic finding : findings.subList(0, Math.min(LIMIT, findings.size()))) {
            print(finding.severity(), diagnostics.render(finding), place(finding));
        }
        if (findings.size() > LIMIT) {
            print(Severity.ERROR, "and " + (findings.size() - LIMIT) + " more findings", Optional.empty());
        }
    }

    private void print(Severity severity, String text, Optional<AnnotationValue> place) {
        Kind kind = severity == Severity.ERROR ? Kind.ERROR : Kind.WARNING;
        if (place.isPresent()) {
            messager.printMessage(kind, text, annotated, reader.mirror(), place.get());
        } else {
            messager.printMessage(kind, text, annotated, reader.mirror());
        }
    }

    /** The word of the annotation that a finding is about: the first that it quotes. */
    private Optional<AnnotationValue> place(Diagnostic finding) {
        return member(finding).flatMap(member -> {
            AnnotationValue best = null;
            int bestAt = Integer.MAX_VALUE;
            for (AnnotationValue word : reader.values(member)) {
                int at = finding.message().indexOf("'" + word.getValue() + "'");
                // Of a word that stands twice the second is the one too many.
                if (at >= 0 && (at < bestAt || (at == bestAt && finding.id() == DiagnosticId.FW078))) {
                    best = word;
                    bestAt = at;
                }
            }
            return Optional.ofNullable(best).or(() -> reader.member(member));
        });
    }

    private static Optional<String> member(Diagnostic finding) {
        return switch (finding.id()) {
            case FW070 -> Optional.of("family");
            case FW071, FW079 -> Optional.of("releases");
            case FW072 -> Optional.of("messages");
            case FW073 -> Optional.of("structs");
            case FW074 -> Optional.of("enums");
            case FW110 -> Optional.of("value");
            // Several lists may each have such a word; the message ends with the one that is meant.
            case FW078 ->
                Stream.of("releases", "messages", "structs", "enums")
                        .filter(member -> finding.message().endsWith("'" + member + "'"))
                        .findFirst();
            default -> Optional.empty();
        };
    }
}
