package org.fwabi.processor.apt;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.fwabi.processor.explain.Explainer;
import org.jspecify.annotations.Nullable;

/**
 * A type of generated bindings.
 *
 * @param packageName where it is
 * @param name with the enclosing classes
 */
record GeneratedType(String packageName, String name) {

    /** The generated type that this is, if it is one. */
    static Optional<GeneratedType> of(@Nullable TypeMirror type, Explainer explainer) {
        return type instanceof DeclaredType declared && type.getKind() == TypeKind.DECLARED
                ? of(declared.asElement(), explainer)
                : Optional.empty();
    }

    /** The generated type that this declares, if it is one. */
    static Optional<GeneratedType> of(@Nullable Element element, Explainer explainer) {
        if (!(element instanceof TypeElement type)) {
            return Optional.empty();
        }
        StringBuilder name = new StringBuilder(type.getSimpleName());
        Element outer = type.getEnclosingElement();
        while (outer instanceof TypeElement enclosing) {
            name.insert(0, enclosing.getSimpleName() + ".");
            outer = enclosing.getEnclosingElement();
        }
        return outer instanceof PackageElement home
                        && explainer.knows(home.getQualifiedName().toString())
                ? Optional.of(new GeneratedType(home.getQualifiedName().toString(), name.toString()))
                : Optional.empty();
    }

    /** A type as a person writes it, without packages. */
    static String simpleName(@Nullable TypeMirror type) {
        if (type == null) {
            return "?";
        }
        if (type.getKind().isPrimitive()) {
            return type.getKind().name().toLowerCase(Locale.ROOT);
        }
        return switch (type) {
            case ArrayType array -> simpleName(array.getComponentType()) + "[]";
            case DeclaredType declared ->
                declared.asElement().getSimpleName()
                        + (declared.getTypeArguments().isEmpty()
                                ? ""
                                : declared.getTypeArguments().stream()
                                        .map(GeneratedType::simpleName)
                                        .collect(Collectors.joining(", ", "<", ">")));
            default -> type.toString();
        };
    }
}
