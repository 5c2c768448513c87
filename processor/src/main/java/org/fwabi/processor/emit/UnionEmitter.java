package org.fwabi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.fwabi.processor.binding.Element;
import org.fwabi.processor.binding.FieldBinding;
import org.fwabi.processor.binding.JavaNames;
import org.fwabi.processor.binding.TaggedUnion;
import org.fwabi.processor.binding.TaggedUnion.Case;

/** Writes the sealed type of a tagged union, and the method that gives it. */
final class UnionEmitter {
    private final Names names;
    private final ClassName type;
    private final TaggedUnion union;

    /** @param self the struct's class */
    UnionEmitter(Names names, ClassName self, TaggedUnion union) {
        this.names = names;
        this.type = self.nestedClass(union.simpleName());
        this.union = union;
    }

    /** The sealed type. */
    TypeSpec type() {
        TypeSpec.Builder sealed = TypeSpec.interfaceBuilder(type)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.SEALED)
                .addJavadoc(new Docs()
                        .add("What {@code " + union.cName() + "} holds, as {@code "
                                + union.tag().cName() + "} says.")
                        .build());
        Map<String, Case> records = new LinkedHashMap<>();
        union.cases().forEach(each -> records.putIfAbsent(each.record(), each));
        records.forEach((name, each) -> sealed.addType(record(name)
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(held(each), "value")
                        .build())
                .addJavadoc("{@code $L}.\n", each.member().cName())
                .build()));
        sealed.addType(record("NoMember")
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(enumeration(), "tag")
                        .build())
                .addJavadoc("Nothing: no member belongs to the constant.\n")
                .build());
        sealed.addType(record("Unknown")
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(long.class, "tag")
                        .build())
                .addJavadoc("Nobody knows: the release in use has no name for the number.\n")
                .build());
        return sealed.build();
    }

    private TypeSpec.Builder record(String name) {
        return TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addSuperinterface(type);
    }

    private ClassName enumeration() {
        return names.of(union.enumeration());
    }

    private TypeName held(Case of) {
        FieldBinding held = of.direct() ? of.member() : union.union();
        if (held.element() instanceof Element.Enumerated(String javaType, var table, boolean complete, var raw)) {
            return ParameterizedTypeName.get(Names.ENUM_VALUE, names.of(javaType));
        }
        return new Values(names, held.cName()).type(held.element());
    }

    /** The method. */
    MethodSpec method() {
        TypeName known = ParameterizedTypeName.get(Names.ENUM_VALUE.nestedClass("Known"), enumeration());
        CodeBlock.Builder body = CodeBlock.builder()
                .beginControlFlow(
                        "if (!($L() instanceof $T known))", union.tag().name(), known)
                .addStatement(
                        "return new $T($LRaw())",
                        type.nestedClass("Unknown"),
                        union.tag().name())
                .endControlFlow();
        if (union.cases().isEmpty()) {
            body.addStatement("return new $T(known.value())", type.nestedClass("NoMember"));
        } else {
            body.add("return switch (known.value()) {\n$>");
            union.cases().forEach(each -> body.add("case $L -> $L;\n", each.constant(), make(each)));
            body.add("default -> new $T(known.value());\n$<};\n", type.nestedClass("NoMember"));
        }
        return MethodSpec.methodBuilder(union.accessor())
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addJavadoc(
                        "What {@code $L} holds, as {@code $L} says.\n",
                        union.cName(),
                        union.tag().cName())
                .addCode(body.build())
                .build();
    }

    private CodeBlock make(Case of) {
        ClassName record = type.nestedClass(of.record());
        if (!of.direct()) {
            return CodeBlock.of("new $T($L())", record, union.union().name());
        }
        CodeBlock member =
                CodeBlock.of("$L().$L()", union.union().name(), of.member().name());
        if (of.member().everywhere()) {
            return CodeBlock.of("new $T($L)", record, member);
        }
        // In a release without the member, the constant has none.
        return CodeBlock.of(
                "$L().has$L()$W? new $T($L.orElseThrow())$W: new $T(known.value())",
                union.union().name(),
                JavaNames.capital(of.member().name()),
                record,
                member,
                type.nestedClass("NoMember"));
    }
}
