package org.fwabi.processor.flow;

import java.util.OptionalInt;
import org.fwabi.processor.diagnostic.Diagnostic;

/**
 * A finding about a flow, and which of its annotations it is about.
 *
 * @param variant position of the variant; empty for the interface
 * @param selector position of the selector among the variant's; empty for the whole annotation
 */
public record FlowFinding(Diagnostic diagnostic, OptionalInt variant, OptionalInt selector) {
    /** About the interface. */
    static FlowFinding ofFlow(Diagnostic diagnostic) {
        return new FlowFinding(diagnostic, OptionalInt.empty(), OptionalInt.empty());
    }

    /** About a selector of a variant. */
    static FlowFinding ofSelector(int variant, int selector, Diagnostic diagnostic) {
        return new FlowFinding(diagnostic, OptionalInt.of(variant), OptionalInt.of(selector));
    }
}
