package org.fwabi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.fwabi.processor.binding.AbiBinding;
import org.fwabi.processor.binding.AbiBinding.Callee;
import org.fwabi.processor.binding.AbiBinding.Identity;

/**
 * Writes the class that makes the controls, or the classes of objects, of one release. Each has a method of its own, so
 * that none grows with the length of the request.
 */
final class CalleeEmitter {
    private final Names names;
    private final ClassName self;
    private final ClassName made;
    private final String noun;
    private final int targeted;

    /** For controls. */
    static CalleeEmitter controls(Names names, AbiBinding abi) {
        return new CalleeEmitter(
                names,
                names.controls(),
                Names.CONTROL,
                "controls",
                abi.releases().size());
    }

    /** For classes of objects. */
    static CalleeEmitter classes(Names names, AbiBinding abi) {
        return new CalleeEmitter(
                names,
                names.classes(),
                Names.OBJECT_CLASS,
                "classes",
                abi.releases().size());
    }

    private CalleeEmitter(Names names, ClassName self, ClassName made, String noun, int targeted) {
        this.names = names;
        this.self = self;
        this.made = made;
        this.noun = noun;
        this.targeted = targeted;
    }

    /** The type of one, as a release that has it knows it. */
    TypeName type(Callee callee) {
        TypeName params = callee.params()
                .<TypeName>map(struct -> names.of(struct.javaType()))
                .orElse(Names.EMPTY);
        TypeName plain = ParameterizedTypeName.get(made, params);
        return everywhere(callee) ? plain : ParameterizedTypeName.get(ClassName.get(Optional.class), plain);
    }

    private boolean everywhere(Callee callee) {
        return callee.identities().size() == targeted;
    }

    /** The call that makes one where a variable {@code release} says for which release. */
    CodeBlock make(Callee callee) {
        return CodeBlock.of("$T.$L(release)", self, callee.accessor());
    }

    /** The class. */
    TypeSpec emit(List<Callee> callees) {
        TypeSpec.Builder type = TypeSpec.classBuilder(self)
                .addModifiers(Modifier.FINAL)
                .addJavadoc("The $L of each release, by its position in {@link $T#releases()}.\n", noun, names.entry())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        for (Callee callee : callees) {
            type.addMethod(MethodSpec.methodBuilder(callee.accessor())
                    .addModifiers(Modifier.STATIC)
                    .returns(type(callee))
                    .addParameter(int.class, "release")
                    .addCode(body(callee))
                    .build());
        }
        return type.build();
    }

    private CodeBlock body(Callee callee) {
        Map<Identity, List<Integer>> groups = new LinkedHashMap<>();
        callee.identities()
                .forEach((release, identity) -> groups.computeIfAbsent(identity, absent -> new ArrayList<>())
                        .add(release));
        if (groups.size() == 1 && everywhere(callee)) {
            return CodeBlock.of(
                    "return $L;\n", create(callee, groups.keySet().iterator().next()));
        }
        CodeBlock.Builder body = CodeBlock.builder().add("return switch (release) {\n$>");
        groups.forEach((identity, releases) -> body.add(
                everywhere(callee) ? "case $L -> $L;\n" : "case $L -> $T.of($L);\n",
                everywhere(callee)
                        ? new Object[] {Presence.cases(releases), create(callee, identity)}
                        : new Object[] {Presence.cases(releases), Optional.class, create(callee, identity)}));
        if (everywhere(callee)) {
            body.add("default -> throw new $T($S + release);\n", IllegalArgumentException.class, "no release ");
        } else {
            body.add("default -> $T.empty();\n", Optional.class);
        }
        return body.add("$<};\n").build();
    }

    private CodeBlock create(Callee callee, Identity identity) {
        CodeBlock params = callee.params()
                .map(struct -> EventEmitter.type(names, struct))
                .orElse(CodeBlock.of("$T.TYPE", Names.EMPTY));
        CodeBlock number = CodeBlock.of("0x$L", Long.toHexString(identity.number()));
        CodeBlock head = CodeBlock.of("$S,$W$L,$W$L", identity.cName(), number, params);
        return made.equals(Names.CONTROL)
                ? CodeBlock.of("new $T<>($L,$W$L)", made, head, fine(callee.fine()))
                : CodeBlock.of("new $T<>($L)", made, head);
    }

    private static CodeBlock fine(Map<String, Long> fine) {
        if (fine.isEmpty()) {
            return CodeBlock.of("$T.of()", Map.class);
        }
        return CodeBlock.of(
                "$T.ofEntries($L)",
                Map.class,
                fine.entrySet().stream()
                        .map(status -> CodeBlock.of("$T.entry($LL, $S)", Map.class, status.getValue(), status.getKey()))
                        .collect(CodeBlock.joining(",$W")));
    }
}
