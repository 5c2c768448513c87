package org.fwabi.processor.apt;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import javax.tools.Diagnostic.Kind;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.Diagnostics;

/** Prints explanations at their place in the source, each once: javac may look at a class more than once. */
final class TreeFindings {
    private final Trees trees;
    private final Set<Printed> printed = new HashSet<>();

    TreeFindings(Trees trees) {
        this.trees = trees;
    }

    private record Printed(URI file, long at, String text) {}

    void add(CompilationUnitTree unit, Tree at, Diagnostic finding) {
        long start = trees.getSourcePositions().getEndPosition(unit, at);
        String text = new Diagnostics().render(finding);
        if (printed.add(new Printed(unit.getSourceFile().toUri(), start, text))) {
            trees.printMessage(Kind.ERROR, text, at, unit);
        }
    }
}
