package org.fwabi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;
import org.fwabi.processor.binding.EnumBinding;

/** Writes an enum. */
final class EnumEmitter {
    private final Names names;

    EnumEmitter(Names names) {
        this.names = names;
    }

    /** The enum, with its numbers in each release. */
    TypeSpec emit(EnumBinding binding) {
        ClassName self = names.of(binding.javaType());
        TypeSpec.Builder type = TypeSpec.enumBuilder(self)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(new Docs()
                        .quote(binding.doc())
                        .add("{@code " + binding.cName() + "}, with the constants of all targeted releases.")
                        .build());
        for (EnumBinding.Constant constant : binding.constants()) {
            type.addEnumConstant(
                    constant.name(),
                    TypeSpec.anonymousClassBuilder("")
                            .addJavadoc(new Docs()
                                    .add("{@code " + constant.cName() + "}. " + constant.where())
                                    .build())
                            .build());
        }
        return type.addType(tables(binding, self)).build();
    }

    private TypeSpec tables(EnumBinding binding, ClassName self) {
        TypeName table = ParameterizedTypeName.get(Names.ENUM_NUMBERS, self);
        TypeSpec.Builder type = TypeSpec.classBuilder("Tables")
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The numbers of each release.\n");
        for (EnumBinding.Table numbers : binding.tables()) {
            type.addField(FieldSpec.builder(table, numbers.constant(), Modifier.STATIC, Modifier.FINAL)
                    .initializer("$T.of($T.class, $L)", Names.ENUM_NUMBERS, self, Names.text(numbers.lines()))
                    .build());
        }
        type.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        if (!binding.single()) {
            type.addMethod(of(binding, table));
        }
        return type.build();
    }

    private MethodSpec of(EnumBinding binding, TypeName table) {
        CodeBlock.Builder body = CodeBlock.builder().add("return switch (release) {\n$>");
        for (EnumBinding.Table numbers : binding.tables()) {
            body.add("case $L -> $L;\n", Presence.cases(numbers.releases()), numbers.constant());
        }
        body.add(
                "default -> throw new $T($S + release);\n$<};\n",
                IllegalArgumentException.class,
                "no numbers in release ");
        return MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.STATIC)
                .returns(table)
                .addJavadoc("The numbers of a release, by its position in {@link $T#releases()}.\n", names.entry())
                .addParameter(int.class, "release")
                .addCode(body.build())
                .build();
    }
}
