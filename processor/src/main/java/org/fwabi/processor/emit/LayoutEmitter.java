package org.fwabi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.fwabi.processor.binding.EnumBinding;
import org.fwabi.processor.binding.StructBinding;
import org.fwabi.processor.binding.StructBinding.LayoutBinding;
import org.fwabi.processor.binding.StructBinding.LayoutField;

/** Writes the nested class that holds a struct's layouts. */
final class LayoutEmitter {
    private final Names names;
    private final StructBinding struct;
    private final ClassName self;
    private final ClassName layout;

    LayoutEmitter(Names names, StructBinding struct, ClassName self) {
        this.names = names;
        this.struct = struct;
        this.self = self;
        this.layout = self.nestedClass("Layout");
    }

    /** The class {@code Layout}. */
    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder("Layout")
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(Names.STRUCT_TYPE, self))
                .addJavadoc("Where each release puts the fields.\n");
        for (LayoutBinding binding : struct.layouts()) {
            type.addField(FieldSpec.builder(layout, binding.constant(), Modifier.STATIC, Modifier.FINAL)
                    .initializer(create(binding))
                    .build());
        }
        for (LayoutField field : struct.layoutFields()) {
            type.addField(type(field), field.name(), Modifier.FINAL);
        }
        type.addMethod(constructor());
        if (!struct.single()) {
            type.addMethod(of());
        }
        return type.addMethod(view()).build();
    }

    private TypeName type(LayoutField field) {
        return switch (field) {
            case LayoutField.Offset offset -> TypeName.INT;
            case LayoutField.Length length -> TypeName.INT;
            case LayoutField.Step step -> TypeName.INT;
            case LayoutField.Codec codec -> Names.INTEGER_CODEC;
            case LayoutField.Nested nested ->
                names.of(nested.struct().javaType()).nestedClass("Layout");
            case LayoutField.Table table ->
                ParameterizedTypeName.get(
                        Names.ENUM_NUMBERS, names.of(table.enumeration().javaType()));
        };
    }

    private CodeBlock create(LayoutBinding binding) {
        if (struct.single()) {
            return CodeBlock.of("new Layout()");
        }
        List<CodeBlock> arguments = new ArrayList<>(head(binding));
        int release = binding.releases().get(0);
        for (LayoutField field : struct.layoutFields()) {
            if (field instanceof LayoutField.Nested(String name, StructBinding nested)) {
                arguments.add(constant(nested, release));
            } else if (field instanceof LayoutField.Table(String name, EnumBinding table)) {
                arguments.add(CodeBlock.of(
                        "$T.$L",
                        names.of(table.javaType()).nestedClass("Tables"),
                        table.tableOf(release).constant()));
            }
        }
        return CodeBlock.of("new Layout($L)", CodeBlock.join(arguments, ",$W"));
    }

    private static List<CodeBlock> head(LayoutBinding binding) {
        return List.of(
                CodeBlock.of("$S", binding.releaseNames()),
                CodeBlock.of("$S", binding.cName()),
                CodeBlock.of("$L", binding.size()),
                Names.text(binding.members()));
    }

    private CodeBlock constant(StructBinding nested, int release) {
        return CodeBlock.of(
                "$T.$L",
                names.of(nested.javaType()).nestedClass("Layout"),
                nested.layoutOf(release).constant());
    }

    private MethodSpec constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("$T.ORDER", names.endian()));
        if (struct.single()) {
            arguments.addAll(head(struct.layouts().get(0)));
        } else {
            constructor
                    .addParameter(String.class, "releases")
                    .addParameter(String.class, "name")
                    .addParameter(long.class, "byteSize")
                    .addParameter(String.class, "members");
            arguments.add(CodeBlock.of("releases,$Wname,$WbyteSize,$Wmembers"));
        }
        for (StructBinding nested : struct.nestedTypes()) {
            arguments.add(parameter(nested)
                    .map(name -> CodeBlock.of("$L", name))
                    .orElseGet(() -> constant(nested, releaseWith(nested))));
        }
        constructor.addStatement("super($L)", CodeBlock.join(arguments, ",$W"));
        for (LayoutField field : struct.layoutFields()) {
            if (field instanceof LayoutField.Nested || field instanceof LayoutField.Table) {
                constructor.addParameter(type(field), field.name());
            }
            constructor.addStatement("this.$L = $L", field.name(), value(field));
        }
        return constructor.build();
    }

    private Optional<String> parameter(StructBinding nested) {
        return struct.layoutFields().stream()
                .filter(field -> field instanceof LayoutField.Nested(String name, StructBinding held)
                        && held.javaType().equals(nested.javaType()))
                .map(LayoutField::name)
                .findFirst();
    }

    /** All layouts agree on the nested one where no field of theirs holds it, so any release will do. */
    private int releaseWith(StructBinding nested) {
        return struct.layouts().stream()
                .flatMap(binding -> binding.releases().stream())
                .filter(nested::in)
                .findFirst()
                .orElse(0);
    }

    private static CodeBlock value(LayoutField field) {
        return switch (field) {
            case LayoutField.Offset(String name, String member) -> CodeBlock.of("offset($S)", member);
            case LayoutField.Length(String name, String member, int dimension) ->
                CodeBlock.of("length($S, $L)", member, dimension);
            case LayoutField.Step(String name, String member, int dimension) ->
                CodeBlock.of("step($S, $L)", member, dimension);
            case LayoutField.Codec(String name, String member) -> CodeBlock.of("codec($S)", member);
            case LayoutField.Nested(String name, var nested) -> CodeBlock.of("$L", name);
            case LayoutField.Table(String name, var table) -> CodeBlock.of("$L", name);
        };
    }

    private MethodSpec of() {
        CodeBlock.Builder body = CodeBlock.builder().add("return switch (release) {\n$>");
        for (LayoutBinding binding : struct.layouts()) {
            body.add("case $L -> $L;\n", Presence.cases(binding.releases()), binding.constant());
        }
        body.add(
                "default -> throw new $T($S + release);\n$<};\n",
                IllegalArgumentException.class,
                "no layout in release ");
        return MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.STATIC)
                .returns(layout)
                .addJavadoc("The layout of a release, by its position in {@link $T#releases()}.\n", names.entry())
                .addParameter(int.class, "release")
                .addCode(body.build())
                .build();
    }

    private MethodSpec view() {
        return MethodSpec.methodBuilder("view")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(self)
                .addParameter(Names.SEGMENT, "segment")
                .addStatement(
                        struct.single()
                                ? "return new $T(nativeOnly(segment), 0)"
                                : "return new $T(nativeOnly(segment), 0, this)",
                        self)
                .build();
    }
}
