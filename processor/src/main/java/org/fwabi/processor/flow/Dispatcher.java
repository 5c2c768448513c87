package org.fwabi.processor.flow;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.fwabi.processor.emit.GeneratedSource;

/**
 * The class that picks a variant by release.
 *
 * @param flow the interface
 * @param entry the entry class of the bindings of all releases
 * @param visible whether other packages see the interface
 * @param thrown what constructors of variants throw
 * @param choices in the order of the source
 */
public record Dispatcher(
        ClassName flow, ClassName entry, boolean visible, List<TypeName> thrown, List<Choice> choices) {
    private static final ClassName UNSUPPORTED = ClassName.get("org.fwabi.message", "UnsupportedReleaseException");
    private static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

    /** What a variant's constructor takes. */
    public enum Takes {
        /** The bindings of its own releases. */
        NARROW,
        /** The bindings of all releases. */
        WIDE,
        /** Nothing. */
        NOTHING
    }

    /**
     * A variant.
     *
     * @param variant its class
     * @param narrow the entry class of its own bindings
     * @param releases that it serves; at least one
     */
    public record Choice(ClassName variant, Takes takes, ClassName narrow, List<String> releases) {}

    /** Name of the class: that of the interface with its enclosing classes, and {@code Variants}. */
    public static ClassName name(ClassName flow) {
        return ClassName.get(flow.packageName(), String.join("", flow.simpleNames()) + "Variants");
    }

    /**
     * The Java file.
     *
     * @param markGenerated whether {@code javax.annotation.processing.Generated} is visible there
     */
    public GeneratedSource emit(boolean markGenerated) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name(flow))
                .addModifiers(Modifier.FINAL)
                .addJavadoc("The variants of {@link $T}, by release.\n", flow)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(of());
        if (visible) {
            type.addModifiers(Modifier.PUBLIC);
        }
        if (markGenerated) {
            type.addAnnotation(AnnotationSpec.builder(GENERATED)
                    .addMember("value", "$S", "org.fwabi.processor.apt.FwabiProcessor")
                    .build());
        }
        JavaFile file = JavaFile.builder(flow.packageName(), type.build())
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
        return new GeneratedSource(name(flow).canonicalName(), file.toString());
    }

    private MethodSpec of() {
        CodeBlock.Builder choice = CodeBlock.builder().add("return switch (abi.release()) {\n$>");
        for (Choice one : choices) {
            choice.add(
                    "case $L -> new $T($L);\n",
                    one.releases().stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", ")),
                    one.variant(),
                    argument(one));
        }
        choice.add(
                "default -> throw new $T($S + abi.release());\n$<};\n",
                IllegalArgumentException.class,
                "no variant of " + String.join(".", flow.simpleNames()) + " serves ");
        boolean narrow = choices.stream().anyMatch(one -> one.takes() == Takes.NARROW);
        MethodSpec.Builder of = MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(flow)
                .addParameter(entry, "abi")
                .addExceptions(thrown)
                .addJavadoc("The variant that serves the release in use, made anew.\n");
        if (narrow) {
            of.beginControlFlow("try")
                    .addCode(choice.build())
                    .nextControlFlow("catch ($T e)", UNSUPPORTED)
                    .addStatement(
                            "throw new $T($S, e)",
                            IllegalStateException.class,
                            "the bindings of a variant were generated for other releases")
                    .endControlFlow();
        } else {
            of.addCode(choice.build());
        }
        return of.build();
    }

    private static CodeBlock argument(Choice choice) {
        return switch (choice.takes()) {
            case NARROW -> CodeBlock.of("$T.of(abi.release())", choice.narrow());
            case WIDE -> CodeBlock.of("abi");
            case NOTHING -> CodeBlock.of("");
        };
    }
}
