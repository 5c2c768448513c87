package org.fwabi.processor.apt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;
import org.fwabi.processor.binding.Request;

/**
 * Reads one annotation. Members that this processor does not know are ignored, so that it works with annotations of a
 * later version.
 */
final class RequestReader {
    private final AnnotationMirror mirror;
    private final Map<? extends ExecutableElement, ? extends AnnotationValue> members;

    RequestReader(AnnotationMirror mirror, Elements elements) {
        this.mirror = mirror;
        this.members = elements.getElementValuesWithDefaults(mirror);
    }

    AnnotationMirror mirror() {
        return mirror;
    }

    Request request(Element annotated) {
        String packageName = annotated instanceof PackageElement here
                ? here.getQualifiedName().toString()
                : "";
        return request(
                packageName,
                member("family").map(value -> String.valueOf(value.getValue())).orElse(""),
                strings("releases"));
    }

    /** What the annotation asks for, in this package and for these releases. */
    Request request(String packageName, String family, List<String> releases) {
        return new Request(
                packageName,
                family,
                releases,
                strings("messages"),
                strings("controls"),
                strings("classes"),
                strings("structs"),
                strings("enums"),
                member("tables")
                        .map(value -> Boolean.TRUE.equals(value.getValue()))
                        .orElse(false));
    }

    /** The value of a member, whether written or default. */
    Optional<AnnotationValue> member(String name) {
        return members.entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(name))
                .<AnnotationValue>map(Map.Entry::getValue)
                .findFirst();
    }

    /** The values of a member that is a list. */
    List<AnnotationValue> values(String name) {
        return member(name)
                .map(AnnotationValue::getValue)
                .map(value -> value instanceof List<?> list
                        ? list.stream()
                                .filter(AnnotationValue.class::isInstance)
                                .map(AnnotationValue.class::cast)
                                .toList()
                        : List.<AnnotationValue>of())
                .orElse(List.of());
    }

    /** The texts of a member that is a list. */
    List<String> strings(String name) {
        return values(name).stream()
                .map(value -> String.valueOf(value.getValue()))
                .toList();
    }
}
