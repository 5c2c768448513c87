package org.fwabi.processor.apt;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Runs a processor with a filer that fails, unchecked, when a source file is to be made. */
final class FailingFiler extends AbstractProcessor {
    private final Processor held;

    FailingFiler(Processor held) {
        this.held = held;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        Filer filer = proxy(Filer.class, environment.getFiler(), "createSourceFile", null);
        held.init(proxy(ProcessingEnvironment.class, environment, "getFiler", filer));
    }

    /** All calls go on, but one gives a value or, where there is none, fails. */
    private static <T> T proxy(Class<T> type, T target, String replaced, @Nullable Object value) {
        return type.cast(Proxy.newProxyInstance(
                FailingFiler.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals(replaced)) {
                        if (value == null) {
                            throw new IllegalStateException("the disk is on fire");
                        }
                        return value;
                    }
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return held.process(annotations, round);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return held.getSupportedAnnotationTypes();
    }

    @Override
    public Set<String> getSupportedOptions() {
        return held.getSupportedOptions();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return held.getSupportedSourceVersion();
    }
}
