package org.fwabi.processor.apt;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.explain.Explainer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines of an attributed class that use generated bindings and do not compile, and has them explained. Where
 * javac could not give something a type, its tree has an error type.
 */
final class UseScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Trees trees;
    private final Explainer explainer;
    private final TreeFindings findings;
    private final Candidates candidates;

    UseScanner(Trees trees, Elements elements, Types types, Explainer explainer, TreeFindings findings) {
        this.trees = trees;
        this.explainer = explainer;
        this.findings = findings;
        this.candidates = new Candidates(elements, types);
    }

    /** A call of a method of generated bindings that javac did resolve. */
    private record Accessor(GeneratedType owner, ExecutableElement method, MethodInvocationTree call) {
        String name() {
            return method.getSimpleName().toString();
        }

        boolean optional() {
            return GeneratedType.simpleName(method.getReturnType()).startsWith("Optional");
        }
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
        TreePath path = getCurrentPath();
        if (isError(type(path)) && !resolved(path, call)) {
            unresolved(path, call);
        } else {
            accessor(path).ifPresent(accessor -> {
                if (isError(type(path))) {
                    unfit(accessor).ifPresent(finding -> report(call, finding));
                }
                constant(path, accessor);
            });
        }
        return super.visitMethodInvocation(call, null);
    }

    private boolean resolved(TreePath path, MethodInvocationTree call) {
        Element method = trees.getElement(new TreePath(path, call.getMethodSelect()));
        return method instanceof ExecutableElement && method.asType().getKind() == TypeKind.EXECUTABLE;
    }

    private void unresolved(TreePath path, MethodInvocationTree call) {
        List<? extends ExpressionTree> arguments = call.getArguments();
        // javac itself says nothing of a call whose arguments have errors of their own.
        if (arguments.stream().anyMatch(argument -> isError(type(new TreePath(path, argument))))) {
            return;
        }
        if (!(call.getMethodSelect() instanceof MemberSelectTree select)) {
            arguments(path, call, Optional.ofNullable(enclosingType(path)), call.getMethodSelect());
            return;
        }
        TreePath receiver = new TreePath(new TreePath(path, select), select.getExpression());
        String name = select.getIdentifier().toString();
        TypeMirror type = type(receiver);
        Optional<GeneratedType> generated = GeneratedType.of(type, explainer);
        Optional<Accessor> before = accessor(receiver);
        Optional<Diagnostic> found = Optional.empty();
        if (generated.isPresent()) {
            found = explainer.noSuchCall(
                    generated.get().packageName(), generated.get().name(), name, types(path, arguments));
        } else if (before.isPresent()) {
            found = before.get().optional()
                    ? unfit(before.get()).filter(finding -> candidates.insideHas(type, name))
                    : explainer.needlessOptional(
                            before.get().owner().packageName(),
                            before.get().owner().name(),
                            before.get().name(),
                            name);
        }
        found.ifPresentOrElse(
                finding -> report(finding.id() == DiagnosticId.FW107 ? arguments.getLast() : select, finding),
                () -> arguments(path, call, Optional.ofNullable(type), select));
    }

    /** An argument that no method of the name takes. */
    private void arguments(TreePath path, MethodInvocationTree call, Optional<TypeMirror> receiver, Tree at) {
        String name =
                at instanceof MemberSelectTree select ? select.getIdentifier().toString() : at.toString();
        List<? extends ExpressionTree> arguments = call.getArguments();
        for (int i = 0; i < arguments.size(); i++) {
            Optional<Accessor> accessor = accessor(new TreePath(path, arguments.get(i)));
            if (accessor.isEmpty() || receiver.isEmpty()) {
                continue;
            }
            TypeMirror given = accessor.get().method().getReturnType();
            if (!candidates.named(receiver.get(), name) || candidates.takes(receiver.get(), name, i, given)) {
                continue;
            }
            ExpressionTree argument = arguments.get(i);
            if (accessor.get().optional()) {
                unfit(accessor.get()).ifPresent(finding -> report(argument, finding));
            } else {
                List<String> right = candidates.taking(receiver.get(), i, given);
                if (!right.isEmpty()) {
                    explainer
                            .wrongWay(
                                    accessor.get().owner().packageName(),
                                    accessor.get().owner().name(),
                                    accessor.get().name(),
                                    name,
                                    right)
                            .ifPresent(finding -> report(at, finding));
                }
            }
        }
    }

    /** A constant in a setter that takes nothing beside the enum. */
    private void constant(TreePath path, Accessor setter) {
        List<? extends VariableElement> parameters = setter.method().getParameters();
        if (parameters.isEmpty()) {
            return;
        }
        ExpressionTree argument = setter.call().getArguments().getLast();
        Optional<GeneratedType> table = GeneratedType.of(parameters.getLast().asType(), explainer);
        Element named = trees.getElement(new TreePath(path, argument));
        if (table.isPresent() && named != null && named.getKind() == ElementKind.ENUM_CONSTANT) {
            explainer
                    .lackingConstant(
                            setter.owner().packageName(),
                            setter.owner().name(),
                            setter.name(),
                            table.get().name(),
                            named.getSimpleName().toString())
                    .ifPresent(finding -> report(argument, finding));
        }
    }

    @Override
    public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void nothing) {
        operands(tree, tree.getLeftOperand(), tree.getRightOperand());
        return super.visitBinary(tree, null);
    }

    @Override
    public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void nothing) {
        TypeMirror variable = type(new TreePath(getCurrentPath(), tree.getVariable()));
        if (variable != null && variable.getKind().isPrimitive()) {
            optional(tree, tree.getExpression());
        }
        return super.visitCompoundAssignment(tree, null);
    }

    @Override
    public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void nothing) {
        operands(tree, tree.getExpression());
        return super.visitUnary(tree, null);
    }

    private void operands(Tree tree, ExpressionTree... operands) {
        if (isError(type(getCurrentPath()))) {
            for (ExpressionTree operand : operands) {
                optional(tree, operand);
            }
        }
    }

    /** An operand of what takes no {@code Optional}. */
    private void optional(Tree tree, ExpressionTree operand) {
        accessor(new TreePath(getCurrentPath(), operand))
                .filter(Accessor::optional)
                .flatMap(this::unfit)
                .ifPresent(finding -> report(tree, finding));
    }

    @Override
    public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void nothing) {
        accessor(new TreePath(getCurrentPath(), tree.getExpression()))
                .filter(Accessor::optional)
                .flatMap(this::unfit)
                .ifPresent(finding -> report(tree.getExpression(), finding));
        return super.visitEnhancedForLoop(tree, null);
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void nothing) {
        boolean called = getCurrentPath().getParentPath().getLeaf() instanceof MethodInvocationTree call
                && call.getMethodSelect().equals(select);
        if (!called && isError(type(getCurrentPath()))) {
            Element owner = trees.getElement(new TreePath(getCurrentPath(), select.getExpression()));
            String name = select.getIdentifier().toString();
            Optional<Diagnostic> found = owner instanceof PackageElement home
                    ? explainer.noSuchType(home.getQualifiedName().toString(), "", name)
                    : GeneratedType.of(owner, explainer)
                            .flatMap(type -> explainer.noSuchType(type.packageName(), type.name(), name));
            found.ifPresent(finding -> report(select, finding));
        }
        return super.visitMemberSelect(select, null);
    }

    @Override
    public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void nothing) {
        labels(tree, tree.getExpression(), tree.getCases());
        return super.visitSwitch(tree, null);
    }

    @Override
    public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void nothing) {
        labels(tree, tree.getExpression(), tree.getCases());
        return super.visitSwitchExpression(tree, null);
    }

    private void labels(Tree tree, ExpressionTree selector, List<? extends CaseTree> cases) {
        Optional<GeneratedType> event = GeneratedType.of(type(new TreePath(getCurrentPath(), selector)), explainer);
        if (event.filter(type -> explainer.isEvent(type.packageName(), type.name()))
                .isPresent()) {
            new EventSwitch(trees, getCurrentPath(), event.get().name())
                    .covered(cases)
                    .flatMap(covered -> explainer.hole(event.get().packageName(), covered))
                    .ifPresent(finding -> report(tree, finding));
        }
    }

    private Optional<Accessor> accessor(TreePath path) {
        Tree leaf = path.getLeaf();
        while (leaf instanceof com.sun.source.tree.ParenthesizedTree inner) {
            path = new TreePath(path, inner.getExpression());
            leaf = path.getLeaf();
        }
        if (leaf instanceof MethodInvocationTree call
                && resolved(path, call)
                && trees.getElement(new TreePath(path, call.getMethodSelect())) instanceof ExecutableElement method) {
            return GeneratedType.of(method.getEnclosingElement(), explainer)
                    .map(owner -> new Accessor(owner, method, call));
        }
        return Optional.empty();
    }

    private Optional<Diagnostic> unfit(Accessor accessor) {
        return explainer.unfitValue(
                accessor.owner().packageName(),
                accessor.owner().name(),
                accessor.name(),
                accessor.method().getParameters().size(),
                GeneratedType.simpleName(accessor.method().getReturnType()));
    }

    private List<String> types(TreePath path, List<? extends ExpressionTree> arguments) {
        return arguments.stream()
                .map(argument -> GeneratedType.simpleName(type(new TreePath(path, argument))))
                .toList();
    }

    private @Nullable TypeMirror enclosingType(TreePath path) {
        for (TreePath at = path; at != null; at = at.getParentPath()) {
            if (at.getLeaf() instanceof com.sun.source.tree.ClassTree) {
                Element element = trees.getElement(at);
                return element == null ? null : element.asType();
            }
        }
        return null;
    }

    private @Nullable TypeMirror type(TreePath path) {
        return trees.getTypeMirror(path);
    }

    private static boolean isError(@Nullable TypeMirror type) {
        return type != null && type.getKind() == TypeKind.ERROR;
    }

    private void report(Tree at, Diagnostic finding) {
        findings.add(getCurrentPath().getCompilationUnit(), at, finding);
    }
}
