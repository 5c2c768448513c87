package org.fwabi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.fwabi.processor.binding.AbiBinding;
import org.fwabi.processor.binding.AbiBinding.Event;
import org.fwabi.processor.binding.StructBinding;

/** Writes the sealed type of the events and its decoder. */
final class EventEmitter {
    private final Names names;
    private final AbiBinding abi;

    EventEmitter(Names names, AbiBinding abi) {
        this.names = names;
        this.abi = abi;
    }

    /** The sealed type. */
    TypeSpec event() {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(names.event())
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addJavadoc(new Docs()
                        .add("What the firmware sends unasked. The views in it refer to the payload that was decoded.")
                        .build());
        for (Event event : abi.events()) {
            MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
            event.payload().ifPresent(struct -> constructor.addParameter(names.of(struct.javaType()), "message"));
            type.addType(record(event.record())
                    .recordConstructor(constructor.build())
                    .addJavadoc(docs(event))
                    .build());
        }
        type.addType(record("Unknown")
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(int.class, "number")
                        .addParameter(Names.SEGMENT, "bytes")
                        .build())
                .addJavadoc("An event that the bindings were not asked for, or that the release has no name for.\n")
                .build());
        type.addType(record("Malformed")
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(int.class, "number")
                        .addParameter(Names.BAD_MESSAGE, "reason")
                        .addParameter(Names.SEGMENT, "bytes")
                        .build())
                .addJavadoc("An event whose payload is not what its number says.\n")
                .build());
        return type.build();
    }

    private TypeSpec.Builder record(String name) {
        return TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addSuperinterface(names.event());
    }

    private CodeBlock docs(Event event) {
        Docs docs = new Docs().quote(event.doc());
        String having = event.releases().size() == abi.releases().size()
                ? ""
                : " Only in "
                        + event.releases().stream().map(abi.releases()::get).collect(Collectors.joining(", ")) + ".";
        return docs.add("{@code " + event.name() + "}." + having).build();
    }

    /** The decoder. */
    TypeSpec decoder() {
        CodeBlock chosen = abi.events().stream()
                .map(event -> CodeBlock.of("$S", event.name()))
                .collect(CodeBlock.joining(",$W"));
        return TypeSpec.classBuilder(names.decoder())
                .addModifiers(Modifier.FINAL)
                .addSuperinterface(ParameterizedTypeName.get(Names.EVENT_DECODER, names.event()))
                .addJavadoc("Decodes the events of one release. Immutable.\n")
                .addField(int.class, "release", Modifier.PRIVATE, Modifier.FINAL)
                .addField(Names.NUMBER_TABLE.nestedClass("Selection"), "events", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(int.class, "release")
                        .addParameter(Names.NUMBER_TABLE, "numbers")
                        .addStatement("this.release = release")
                        .addStatement("this.events = numbers.select($L)", chosen)
                        .build())
                .addMethod(decode())
                .addMethods(helpers())
                .build();
    }

    private MethodSpec decode() {
        CodeBlock.Builder body = CodeBlock.builder().add("return switch (events.find(number)) {\n$>");
        for (int i = 0; i < abi.events().size(); i++) {
            body.add("case $L -> $L;\n", i, decode(abi.events().get(i)));
        }
        body.add("default -> new $T(number, payload);\n$<};\n", names.event().nestedClass("Unknown"));
        return MethodSpec.methodBuilder("decode")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(names.event())
                .addParameter(int.class, "number")
                .addParameter(Names.SEGMENT, "payload")
                .addCode(body.build())
                .build();
    }

    private CodeBlock decode(Event event) {
        ClassName record = names.event().nestedClass(event.record());
        if (event.payload().isEmpty()) {
            return CodeBlock.of("new $T()", record);
        }
        return CodeBlock.of(
                "$L(number, payload, $L,$W$T::new)",
                event.exact() ? "exactly" : "atLeast",
                type(names, event.payload().get()),
                record);
    }

    /** The layout in use, where a variable {@code release} says which. */
    static CodeBlock type(Names names, StructBinding struct) {
        ClassName layout = names.of(struct.javaType()).nestedClass("Layout");
        return struct.single() ? CodeBlock.of("$T.TYPE", layout) : CodeBlock.of("$T.of(release)", layout);
    }

    private List<MethodSpec> helpers() {
        boolean exactly =
                abi.events().stream().anyMatch(event -> event.payload().isPresent() && event.exact());
        boolean atLeast = exactly
                || abi.events().stream().anyMatch(event -> event.payload().isPresent());
        List<MethodSpec> helpers = new ArrayList<>();
        if (exactly) {
            helpers.add(helper("exactly")
                    .beginControlFlow("if (payload.byteSize() > type.byteSize())")
                    .addStatement(
                            "return new $T(number, new $T(type.name(), $S, 0, $S + type.byteSize() + $S,"
                                    + " payload.byteSize() + $S), payload)",
                            names.event().nestedClass("Malformed"),
                            Names.BAD_MESSAGE,
                            "",
                            "exactly ",
                            " bytes",
                            " bytes")
                    .endControlFlow()
                    .addStatement("return atLeast(number, payload, type, event)")
                    .build());
        }
        if (atLeast) {
            helpers.add(helper("atLeast")
                    .addStatement("var bad = type.check(payload)")
                    .addStatement(
                            "return bad == null ? event.apply(type.view(payload)) : new $T(number, bad, payload)",
                            names.event().nestedClass("Malformed"))
                    .build());
        }
        return helpers;
    }

    private MethodSpec.Builder helper(String name) {
        TypeVariableName message = TypeVariableName.get("M");
        TypeName type = ParameterizedTypeName.get(Names.MESSAGE_TYPE, message);
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addTypeVariable(message)
                .returns(names.event())
                .addParameter(int.class, "number")
                .addParameter(Names.SEGMENT, "payload")
                .addParameter(type, "type")
                .addParameter(
                        ParameterizedTypeName.get(ClassName.get(Function.class), message, names.event()), "event");
    }
}
