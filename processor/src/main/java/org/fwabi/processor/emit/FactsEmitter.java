package org.fwabi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.fwabi.processor.binding.AbiBinding;
import org.fwabi.processor.binding.AbiBinding.Fact;
import org.fwabi.processor.binding.AbiBinding.FactType;
import org.fwabi.processor.binding.AbiBinding.Value;
import org.fwabi.processor.binding.JavaNames;

/** Writes the class of a family's facts. */
final class FactsEmitter {
    /** Larger numbers are sizes and patterns, which read better in hexadecimal. */
    private static final long DECIMAL_BELOW = 1000;

    private final Names names;
    private final AbiBinding abi;

    FactsEmitter(Names names, AbiBinding abi) {
        this.names = names;
        this.abi = abi;
    }

    /** The class. */
    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(names.facts())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("What one release states about itself beyond its messages. Immutable.\n");
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
        for (Fact fact : abi.facts()) {
            type.addField(type(fact), fact.accessor(), Modifier.PRIVATE, Modifier.FINAL);
            constructor
                    .addParameter(type(fact), fact.accessor())
                    .addStatement("this.$L = $L", fact.accessor(), fact.accessor());
        }
        type.addMethod(constructor.build());
        type.addMethod(of());
        for (int i = 0; i < abi.releases().size(); i++) {
            type.addMethod(release(i));
        }
        for (Fact fact : abi.facts()) {
            type.addMethod(MethodSpec.methodBuilder(fact.accessor())
                    .addModifiers(Modifier.PUBLIC)
                    .returns(type(fact))
                    .addJavadoc(docs(fact))
                    .addStatement("return $L", fact.accessor())
                    .build());
        }
        for (Fact fact : abi.facts()) {
            if (fact.type() instanceof FactType.Choice choice) {
                type.addType(choice(fact, choice));
            }
        }
        return type.build();
    }

    private static CodeBlock docs(Fact fact) {
        return new Docs()
                .quote(Optional.of(fact.doc()))
                .add("{@code " + fact.name() + "}.")
                .build();
    }

    private TypeName type(Fact fact) {
        return switch (fact.type()) {
            case FactType.Quantity quantity -> TypeName.LONG;
            case FactType.Flag flag -> TypeName.BOOLEAN;
            case FactType.Choice(String name, var words, boolean list) -> {
                ClassName choice = names.facts().nestedClass(name);
                yield list ? ParameterizedTypeName.get(ClassName.get(List.class), choice) : choice;
            }
        };
    }

    private static TypeSpec choice(Fact fact, FactType.Choice choice) {
        TypeSpec.Builder type = TypeSpec.enumBuilder(choice.enumName())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("The words of the fact {@code $L}.\n", fact.name());
        choice.words()
                .forEach(word -> type.addEnumConstant(
                        word.constant(),
                        TypeSpec.anonymousClassBuilder("")
                                .addJavadoc("{@code $L}.\n", word.word())
                                .build()));
        return type.build();
    }

    private MethodSpec of() {
        CodeBlock.Builder body = CodeBlock.builder().add("return switch (release) {\n$>");
        for (int i = 0; i < abi.releases().size(); i++) {
            body.add("case $L -> $L();\n", i, method(i));
        }
        body.add("default -> throw new $T($S + release);\n$<};\n", IllegalArgumentException.class, "no release ");
        return MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.STATIC)
                .returns(names.facts())
                .addJavadoc("The facts of a release, by its position in {@link $T#releases()}.\n", names.entry())
                .addParameter(int.class, "release")
                .addCode(body.build())
                .build();
    }

    private String method(int release) {
        return JavaNames.small(JavaNames.release(abi.releases().get(release)));
    }

    private MethodSpec release(int release) {
        List<String> values = new ArrayList<>();
        for (Fact fact : abi.facts()) {
            values.add("/* " + fact.name() + " */ " + value(fact, release));
        }
        return MethodSpec.methodBuilder(method(release))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(names.facts())
                .addStatement("return new $T(\n$L)", names.facts(), String.join(",\n", values))
                .build();
    }

    private static String literal(long value) {
        boolean small = value >= 0 && value < DECIMAL_BELOW;
        return small ? value + "L" : "0x" + Long.toHexString(value) + "L";
    }

    private static String value(Fact fact, int release) {
        return switch (fact.values().get(release)) {
            case Value.Quantity(long value) -> literal(value);
            case Value.Flag(boolean value) -> Boolean.toString(value);
            case Value.Constants(List<String> constants) -> {
                FactType.Choice choice = (FactType.Choice) fact.type();
                String list = constants.stream()
                        .map(constant -> choice.enumName() + "." + constant)
                        .collect(Collectors.joining(choice.list() ? ",\n        " : ""));
                yield choice.list() ? "List.of(\n        " + list + ")" : list;
            }
        };
    }
}
