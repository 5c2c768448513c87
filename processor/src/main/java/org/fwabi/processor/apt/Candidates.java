package org.fwabi.processor.apt;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** The methods that a call might have meant. */
final class Candidates {
    private final Elements elements;
    private final Types types;

    Candidates(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** Whether a type has a method of a name. */
    boolean named(TypeMirror type, String name) {
        return methods(type).anyMatch(method -> method.getSimpleName().contentEquals(name));
    }

    /** Whether what an {@code Optional} holds has a method of a name. */
    boolean insideHas(@Nullable TypeMirror optional, String name) {
        return optional instanceof DeclaredType declared
                && declared.getTypeArguments().size() == 1
                && named(declared.getTypeArguments().getFirst(), name);
    }

    /** Whether some method of a name takes a value as its argument at a position. */
    boolean takes(TypeMirror type, String name, int position, TypeMirror value) {
        return methods(type)
                .filter(method -> method.getSimpleName().contentEquals(name))
                .anyMatch(method -> takes(method, position, value));
    }

    /** Names of the methods that take a value as their argument at a position, and do something with its very type. */
    List<String> taking(TypeMirror type, int position, TypeMirror value) {
        return methods(type)
                .filter(method -> takes(method, position, value))
                .filter(method -> types.isSameType(
                        types.erasure(method.getParameters().get(position).asType()), types.erasure(value)))
                .map(method -> method.getSimpleName().toString())
                .distinct()
                .toList();
    }

    private boolean takes(ExecutableElement method, int position, TypeMirror value) {
        if (method.isVarArgs()) {
            return true;
        }
        return position < method.getParameters().size()
                && types.isAssignable(
                        types.erasure(value),
                        types.erasure(method.getParameters().get(position).asType()));
    }

    private Stream<ExecutableElement> methods(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                        && type instanceof DeclaredType declared
                        && declared.asElement() instanceof TypeElement element
                ? ElementFilter.methodsIn(elements.getAllMembers(element)).stream()
                : Stream.empty();
    }
}
