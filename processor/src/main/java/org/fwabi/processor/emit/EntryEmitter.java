package org.fwabi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.fwabi.processor.binding.AbiBinding;
import org.fwabi.processor.binding.AbiBinding.Callee;
import org.fwabi.processor.binding.AbiBinding.Command;
import org.fwabi.processor.binding.AbiBinding.EnumAccessor;
import org.fwabi.processor.binding.AbiBinding.Reply;
import org.fwabi.processor.binding.AbiBinding.StructAccessor;
import org.fwabi.processor.binding.EnumBinding;
import org.fwabi.processor.binding.JavaNames;
import org.fwabi.processor.binding.StructBinding;
import org.fwabi.processor.spec.NumberSpace;

/** Writes the entry class, which picks a release at run time, and the tables of its numbers. */
final class EntryEmitter {
    private final Names names;
    private final AbiBinding abi;

    EntryEmitter(Names names, AbiBinding abi) {
        this.names = names;
        this.abi = abi;
    }

    /** The entry class. */
    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder(names.entry())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(new Docs()
                        .quote(Optional.of(abi.title()))
                        .add("The messages of one release, for drivers that were built for "
                                + String.join(", ", abi.releases())
                                + ". Immutable; safe for any thread.")
                        .build())
                .addField(FieldSpec.builder(
                                ParameterizedTypeName.get(List.class, String.class),
                                "RELEASES",
                                Modifier.PRIVATE,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer(
                                "$T.of($L)",
                                List.class,
                                abi.releases().stream()
                                        .map(release -> "\"" + release + "\"")
                                        .collect(Collectors.joining(", ")))
                        .build());
        MethodSpec.Builder constructor =
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).addParameter(int.class, "release");
        field(type, constructor, ClassName.get(String.class), "releaseName", CodeBlock.of("RELEASES.get(release)"));
        field(type, constructor, names.facts(), "facts", CodeBlock.of("$T.of(release)", names.facts()));
        field(
                type,
                constructor,
                Names.NUMBER_TABLE,
                "functions",
                CodeBlock.of("$T.functions(release)", names.numbers()));
        field(
                type,
                constructor,
                Names.NUMBER_TABLE,
                "eventNumbers",
                CodeBlock.of("$T.events(release)", names.numbers()));
        field(
                type,
                constructor,
                ParameterizedTypeName.get(Names.EVENT_DECODER, names.event()),
                "events",
                CodeBlock.of("new $T(release, eventNumbers)", names.decoder()));
        for (Command command : abi.commands()) {
            field(
                    type,
                    constructor,
                    optional(commandType(command), command.releases()),
                    field(command.accessor()),
                    Presence.optional(
                            create(command), command.releases(), abi.releases().size()));
        }
        CalleeEmitter controls = CalleeEmitter.controls(names, abi);
        CalleeEmitter classes = CalleeEmitter.classes(names, abi);
        // The constructor makes none of these: a request may ask for thousands, and a driver uses few of them at a
        // start.
        if (depends()) {
            type.addField(int.class, "release", Modifier.PRIVATE, Modifier.FINAL);
            constructor.addStatement("this.release = release");
        }
        abi.controls()
                .forEach(control ->
                        type.addField(controls.type(control), control.accessor() + "Control", Modifier.PRIVATE));
        abi.classes()
                .forEach(found -> type.addField(classes.type(found), found.accessor() + "Class", Modifier.PRIVATE));
        type.addMethod(constructor.build());
        fixed(type);
        abi.commands()
                .forEach(command -> type.addMethod(MethodSpec.methodBuilder(command.accessor())
                        .addModifiers(Modifier.PUBLIC)
                        .returns(optional(commandType(command), command.releases()))
                        .addJavadoc(new Docs()
                                .quote(command.doc())
                                .add("{@code " + command.name() + "}." + only(command.releases()))
                                .build())
                        .addStatement("return $L", field(command.accessor()))
                        .build()));
        abi.controls().forEach(control -> callee(type, control, controls, "Control"));
        abi.classes().forEach(found -> callee(type, found, classes, "Class"));
        typed(type);
        return type.build();
    }

    /** What several threads make at once is equal, so that the last may stay. */
    private void callee(TypeSpec.Builder type, Callee callee, CalleeEmitter emitter, String suffix) {
        String field = callee.accessor() + suffix;
        type.addMethod(MethodSpec.methodBuilder(callee.accessor())
                .addModifiers(Modifier.PUBLIC)
                .returns(emitter.type(callee))
                .addJavadoc(new Docs()
                        .quote(callee.doc())
                        .add("{@code " + callee.name() + "}." + only(callee.releases()))
                        .build())
                .addStatement("$T made = $L", emitter.type(callee), field)
                .beginControlFlow("if (made == null)")
                .addStatement("made = $L", emitter.make(callee))
                .addStatement("$L = made", field)
                .endControlFlow()
                .addStatement("return made")
                .build());
    }

    /** Whether something that a method makes depends on the release. */
    private boolean depends() {
        return !abi.controls().isEmpty()
                || !abi.classes().isEmpty()
                || abi.structAccessors().stream()
                        .anyMatch(struct -> !struct.struct().single() || lacking(struct.releases()))
                || abi.enums().stream().anyMatch(table -> !table.enumeration().single() || lacking(table.releases()));
    }

    private boolean lacking(List<Integer> having) {
        return having.size() < abi.releases().size();
    }

    /** Fields of commands can't clash with the fixed ones. */
    private static String field(String accessor) {
        return accessor + "Command";
    }

    private static void field(
            TypeSpec.Builder type, MethodSpec.Builder constructor, TypeName of, String name, CodeBlock value) {
        type.addField(of, name, Modifier.PRIVATE, Modifier.FINAL);
        constructor.addStatement("this.$L = $L", name, value);
    }

    private void fixed(TypeSpec.Builder type) {
        type.addMethod(MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(names.entry())
                .addParameter(String.class, "release")
                .addException(Names.UNSUPPORTED)
                .addJavadoc(
                        "The messages of a release, e.g. {@code $L}.\n\n@throws $T if it is none of {@link #releases()}\n",
                        abi.releases().get(0),
                        Names.UNSUPPORTED)
                .addStatement("int index = RELEASES.indexOf(release)")
                .beginControlFlow("if (index < 0)")
                .addStatement("throw new $T($S, release, RELEASES)", Names.UNSUPPORTED, abi.family())
                .endControlFlow()
                .addStatement("return new $T(index)", names.entry())
                .build());
        type.addMethod(MethodSpec.methodBuilder("releases")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(List.class, String.class))
                .addJavadoc("The releases that these bindings were generated for.\n")
                .addStatement("return RELEASES")
                .build());
        simple(type, "release", ClassName.get(String.class), "The release in use.", "releaseName");
        simple(type, "facts", names.facts(), "What the release states beyond its messages.", "facts");
        simple(
                type,
                "events",
                ParameterizedTypeName.get(Names.EVENT_DECODER, names.event()),
                "Decodes the events of the release.",
                "events");
        named(type, "functionName", "functions", "function");
        named(type, "eventName", "eventNumbers", "event");
        type.addMethod(MethodSpec.methodBuilder("eventNumber")
                .addModifiers(Modifier.PUBLIC)
                .returns(OptionalInt.class)
                .addParameter(String.class, "name")
                .addJavadoc("The number of an event, if the release has it.\n")
                .addStatement("return eventNumbers.number(name)")
                .build());
    }

    private static void simple(TypeSpec.Builder type, String name, TypeName of, String doc, String field) {
        type.addMethod(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .returns(of)
                .addJavadoc("$L\n", doc)
                .addStatement("return $L", field)
                .build());
    }

    private static void named(TypeSpec.Builder type, String name, String table, String what) {
        type.addMethod(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addParameter(int.class, "number")
                .addJavadoc("The name of the $L of a number; where it has none, the number as {@code 0x1234}.\n", what)
                .addStatement("return $L.name(number)", table)
                .build());
    }

    private void typed(TypeSpec.Builder type) {
        for (StructAccessor accessor : abi.structAccessors()) {
            StructBinding struct = accessor.struct();
            TypeName of = ParameterizedTypeName.get(Names.MESSAGE_TYPE, names.of(struct.javaType()));
            byRelease(
                    type,
                    accessor.accessor(),
                    optional(of, accessor.releases()),
                    "The layout of {@code " + struct.neutralName() + "}." + only(accessor.releases()),
                    Presence.optional(
                            EventEmitter.type(names, struct),
                            accessor.releases(),
                            abi.releases().size()));
        }
        for (EnumAccessor accessor : abi.enums()) {
            EnumBinding table = accessor.enumeration();
            ClassName tables = names.of(table.javaType()).nestedClass("Tables");
            TypeName of = ParameterizedTypeName.get(Names.ENUM_TABLE, names.of(table.javaType()));
            byRelease(
                    type,
                    accessor.accessor(),
                    optional(of, accessor.releases()),
                    "The numbers of {@code " + table.cName() + "}." + only(accessor.releases()),
                    Presence.optional(
                            table.single() ? CodeBlock.of("$T.TABLE", tables) : CodeBlock.of("$T.of(release)", tables),
                            accessor.releases(),
                            abi.releases().size()));
        }
    }

    private static void byRelease(TypeSpec.Builder type, String name, TypeName of, String doc, CodeBlock value) {
        type.addMethod(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .returns(of)
                .addJavadoc("$L\n", doc)
                .addStatement("return $L", value)
                .build());
    }

    private String only(List<Integer> releases) {
        return releases.size() == abi.releases().size()
                ? ""
                : " Only in " + releases.stream().map(abi.releases()::get).collect(Collectors.joining(", ")) + ".";
    }

    private TypeName optional(TypeName type, List<Integer> having) {
        return having.size() == abi.releases().size()
                ? type
                : ParameterizedTypeName.get(ClassName.get(Optional.class), type);
    }

    private TypeName request(Command command) {
        return command.request()
                .<TypeName>map(struct -> names.of(struct.javaType()))
                .orElse(Names.EMPTY);
    }

    private TypeName commandType(Command command) {
        return switch (command.reply()) {
            case Reply.None none -> ParameterizedTypeName.get(Names.COMMAND.nestedClass("OneWay"), request(command));
            case Reply.Empty empty ->
                ParameterizedTypeName.get(Names.COMMAND.nestedClass("Call"), request(command), Names.EMPTY);
            case Reply.Of(StructBinding struct) ->
                ParameterizedTypeName.get(
                        Names.COMMAND.nestedClass("Call"), request(command), names.of(struct.javaType()));
        };
    }

    private CodeBlock create(Command command) {
        CodeBlock request = command.request()
                .map(struct -> EventEmitter.type(names, struct))
                .orElse(CodeBlock.of("$T.TYPE", Names.EMPTY));
        CodeBlock head = CodeBlock.of("$S,$Wfunctions.require($S),$W$L", command.name(), command.name(), request);
        return switch (command.reply()) {
            case Reply.None none -> CodeBlock.of("new $T<>($L)", Names.COMMAND.nestedClass("OneWay"), head);
            case Reply.Empty empty ->
                CodeBlock.of("new $T<>($L,$W$T.TYPE)", Names.COMMAND.nestedClass("Call"), head, Names.EMPTY);
            case Reply.Of(StructBinding struct) ->
                CodeBlock.of(
                        "new $T<>($L,$W$L)", Names.COMMAND.nestedClass("Call"), head, EventEmitter.type(names, struct));
        };
    }

    /** The class that holds the numbers. */
    TypeSpec numbers() {
        TypeSpec.Builder type = TypeSpec.classBuilder(names.numbers())
                .addModifiers(Modifier.FINAL)
                .addJavadoc("All function and event numbers of the targeted releases.\n")
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        for (Map.Entry<NumberSpace, List<List<String>>> space : abi.numbers().entrySet()) {
            type.addMethod(select(space.getKey()));
            for (int i = 0; i < abi.releases().size(); i++) {
                type.addMethod(MethodSpec.methodBuilder(method(space.getKey(), i))
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .returns(Names.NUMBER_TABLE)
                        .addStatement(
                                "return $T.of($L)",
                                Names.NUMBER_TABLE,
                                CodeBlock.join(Names.texts(space.getValue().get(i)), ",$W"))
                        .build());
            }
        }
        return type.build();
    }

    private MethodSpec select(NumberSpace space) {
        CodeBlock.Builder body = CodeBlock.builder().add("return switch (release) {\n$>");
        for (int i = 0; i < abi.releases().size(); i++) {
            body.add("case $L -> $L();\n", i, method(space, i));
        }
        body.add("default -> throw new $T($S + release);\n$<};\n", IllegalArgumentException.class, "no release ");
        return MethodSpec.methodBuilder(space.key())
                .addModifiers(Modifier.STATIC)
                .returns(Names.NUMBER_TABLE)
                .addParameter(int.class, "release")
                .addCode(body.build())
                .build();
    }

    private String method(NumberSpace space, int release) {
        return space.key() + JavaNames.release(abi.releases().get(release));
    }
}
