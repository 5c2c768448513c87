package org.fwabi.processor.apt;

import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;
import org.fwabi.processor.explain.Explainer;

/** Waits until javac has looked at a class, and has what it found there explained. */
final class JavacListener implements TaskListener {
    private final ProcessingEnvironment environment;
    private final Trees trees;
    private final Explainer explainer;
    private final TreeFindings findings;

    private JavacListener(ProcessingEnvironment environment, Trees trees, Explainer explainer) {
        this.environment = environment;
        this.trees = trees;
        this.explainer = explainer;
        this.findings = new TreeFindings(trees);
    }

    /**
     * Listens to this compilation.
     *
     * @throws IllegalArgumentException if the compiler is not javac
     */
    static JavacListener install(ProcessingEnvironment environment, Explainer explainer) {
        JavacListener listener = new JavacListener(environment, Trees.instance(environment), explainer);
        JavacTask.instance(environment).addTaskListener(listener);
        return listener;
    }

    @Override
    public void finished(TaskEvent event) {
        if (event.getKind() == TaskEvent.Kind.ANALYZE && event.getTypeElement() != null && !explainer.isEmpty()) {
            guarded(() -> analyzed(event.getTypeElement()));
        }
    }

    private void analyzed(TypeElement type) {
        TreePath path = trees.getPath(type);
        if (path != null && !explainer.generated(type.getQualifiedName().toString())) {
            new UseScanner(trees, environment.getElementUtils(), environment.getTypeUtils(), explainer, findings)
                    .scan(path, null);
        }
    }

    /** Explains imports of these sources. javac goes no further where one is wrong, so this can't wait. */
    void imports(Set<? extends Element> roots) {
        if (explainer.isEmpty()) {
            return;
        }
        guarded(() -> {
            for (Element root : roots) {
                TreePath path = trees.getPath(root);
                if (path != null) {
                    path.getCompilationUnit().getImports().forEach(found -> imported(path, found));
                }
            }
        });
    }

    private void imported(TreePath path, ImportTree found) {
        if (!found.isStatic()
                && found.getQualifiedIdentifier() instanceof MemberSelectTree select
                && !select.getIdentifier().contentEquals("*")
                && environment.getElementUtils().getTypeElement(select.toString()) == null) {
            String outer = select.getExpression().toString();
            String name = select.getIdentifier().toString();
            TypeElement type = environment.getElementUtils().getTypeElement(outer);
            (type == null
                            ? explainer.noSuchType(outer, "", name)
                            : GeneratedType.of(type, explainer)
                                    .flatMap(owner -> explainer.noSuchType(owner.packageName(), owner.name(), name)))
                    .ifPresent(finding -> findings.add(path.getCompilationUnit(), select, finding));
        }
    }

    /** What goes wrong here must not break a compilation that is fine without. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | StackOverflowError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            environment
                    .getMessager()
                    .printMessage(
                            Kind.NOTE,
                            "fwabi could not explain what the compiler found; please report this:\n" + trace);
        }
    }
}
