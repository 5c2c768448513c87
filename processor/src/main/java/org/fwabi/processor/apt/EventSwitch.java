package org.fwabi.processor.apt;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.PatternTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The labels of a switch over the events. */
final class EventSwitch {
    private final Trees trees;
    private final TreePath path;
    private final String event;

    EventSwitch(Trees trees, TreePath path, String event) {
        this.trees = trees;
        this.path = path;
        this.event = event;
    }

    /**
     * Names of the records that some label is for, with or without a condition; empty if there is a default or anything
     * that can't be judged.
     */
    Optional<List<String>> covered(List<? extends CaseTree> cases) {
        List<String> covered = new ArrayList<>();
        for (CaseTree one : cases) {
            for (CaseLabelTree label : one.getLabels()) {
                switch (label) {
                    case DefaultCaseLabelTree rest -> {
                        return Optional.empty();
                    }
                    case PatternCaseLabelTree pattern -> {
                        Optional<String> record = record(pattern.getPattern());
                        if (record.isEmpty()) {
                            return Optional.empty();
                        }
                        covered.add(record.get());
                    }
                    case ConstantCaseLabelTree constant -> {}
                    default -> {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.of(covered);
    }

    private Optional<String> record(PatternTree pattern) {
        return switch (pattern) {
            case BindingPatternTree binding -> record(binding.getVariable().getType());
            case DeconstructionPatternTree parts -> record(parts.getDeconstructor());
            default -> Optional.empty();
        };
    }

    /** The record that a type in a pattern means; {@code var} has no type. */
    private Optional<String> record(@Nullable Tree written) {
        TreePath found = written == null ? null : TreePath.getPath(path, written);
        TypeMirror type = found == null ? null : trees.getTypeMirror(found);
        if (type == null
                || type.getKind() != TypeKind.DECLARED
                || !(((DeclaredType) type).asElement() instanceof TypeElement record)) {
            return Optional.empty();
        }
        Element outer = record.getEnclosingElement();
        return outer instanceof TypeElement enclosing
                        && enclosing.getSimpleName().contentEquals(event)
                ? Optional.of(record.getSimpleName().toString())
                : Optional.empty();
    }
}
