package org.fwabi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.lang.model.element.Modifier;
import org.fwabi.processor.binding.Element;
import org.fwabi.processor.binding.FieldBinding;
import org.fwabi.processor.binding.FieldBinding.Accessor;
import org.fwabi.processor.binding.FieldBinding.Dimension;
import org.fwabi.processor.binding.FieldBinding.Role;
import org.fwabi.processor.binding.Num;

/** Writes the methods of one field. */
final class FieldEmitter {
    private static final String[] INDEXES = {"i", "j", "k", "l", "m", "n"};

    private final Names names;
    private final ClassName self;
    private final FieldBinding field;
    private final Values values;

    FieldEmitter(Names names, ClassName self, FieldBinding field) {
        this.names = names;
        this.self = self;
        this.field = field;
        this.values = new Values(names, field.cName());
    }

    /** The method of an accessor. */
    MethodSpec emit(Accessor accessor) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(accessor.name())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(FieldDocs.of(field, accessor));
        switch (accessor.role()) {
            case HAS -> method.returns(boolean.class).addStatement("return $L >= 0", offsetField());
            case GET -> get(method);
            case OR, RAW_OR -> or(method, valueOf(accessor.role()));
            case SET -> set(method);
            case SET_KNOWN -> setKnown(method);
            case RAW_GET -> read(method, raw());
            case RAW_SET -> write(method, raw());
            case SET_BY_RULE -> setByRule(method, field.name(), values.type(field.element()));
            case RAW_SET_BY_RULE -> setByRule(method, field.name() + "Raw", TypeName.LONG);
            case TEXT_AT -> textAt(method);
            case SET_TEXT_AT -> setTextAt(method);
            case LENGTH -> method.returns(int.class).addStatement("return $L", length());
            case LENGTH_OF -> lengthOf(method);
            case BYTES -> bytes(method);
            case LIST -> list(method);
        }
        return method.build();
    }

    private Element valueOf(Role role) {
        return role == Role.RAW_OR ? raw() : field.element();
    }

    private Element raw() {
        return ((Element.Enumerated) field.element()).raw();
    }

    private void get(MethodSpec.Builder method) {
        switch (field.element()) {
            case Element.Struct struct -> struct(method, struct);
            case Element.Enumerated enumerated -> constant(method, enumerated);
            default -> read(method, field.element());
        }
    }

    private void constant(MethodSpec.Builder method, Element.Enumerated enumerated) {
        indexes(method);
        TypeName value = ParameterizedTypeName.get(Names.ENUM_VALUE, names.of(enumerated.javaType()));
        String read = field.everywhere() ? "Raw(" + arguments("") + ")" : "RawOr(" + arguments("0") + ")";
        CodeBlock found = CodeBlock.of("$L.value($L$L)", values.table(enumerated.table()), field.name(), read);
        if (field.everywhere()) {
            method.returns(value).addStatement("return $L", found);
            return;
        }
        ClassName optional = ClassName.get(Optional.class);
        method.returns(ParameterizedTypeName.get(optional, value))
                .addStatement("return $L", orEmpty(optional, CodeBlock.of("$T.of($L)", optional, found)));
    }

    private void struct(MethodSpec.Builder method, Element.Struct struct) {
        indexes(method);
        ClassName type = names.of(struct.javaType());
        CodeBlock layout = struct.layout()
                .map(ref -> CodeBlock.of(", $L", values.layout(ref)))
                .orElse(CodeBlock.of(""));
        if (field.everywhere()) {
            method.returns(type).addStatement("return new $T(segment, $L$L)", type, at(), layout);
            return;
        }
        method.returns(ParameterizedTypeName.get(ClassName.get(Optional.class), type))
                .addStatement(
                        "return $L",
                        orEmpty(
                                ClassName.get(Optional.class),
                                CodeBlock.of("$T.of(new $T(segment, $L$L))", Optional.class, type, at(), layout)));
    }

    private void read(MethodSpec.Builder method, Element element) {
        indexes(method);
        TypeName type = values.type(element);
        if (field.everywhere()) {
            method.returns(type).addStatement("return $L", values.get(element, valid()));
            return;
        }
        TypeName optional = optional(type);
        ClassName raw = optional instanceof ParameterizedTypeName generic ? generic.rawType() : (ClassName) optional;
        method.returns(optional)
                .addStatement("return $L", orEmpty(raw, CodeBlock.of("$T.of($L)", raw, values.get(element, valid()))));
    }

    private void or(MethodSpec.Builder method, Element element) {
        indexes(method);
        TypeName type = values.type(element);
        method.returns(type)
                .addParameter(type, "fallback")
                .addStatement("return $L < 0$W? fallback$W: $L", offsetField(), values.get(element, valid()));
    }

    private void set(MethodSpec.Builder method) {
        if (!(field.element()
                instanceof Element.Enumerated(String javaType, Element.Ref table, boolean complete, var raw))) {
            write(method, field.element());
            return;
        }
        indexes(method);
        method.returns(self).addParameter(names.of(javaType), "value");
        CodeBlock number = CodeBlock.of("$L.require(value, $S)", values.table(table), field.cName());
        if (field.everywhere()) {
            method.addStatement("return $LRaw($L$L)", field.name(), arguments(""), comma(number));
            return;
        }
        // The number is not looked up where the release has no such field: it might not have the constant either.
        CodeBlock write = CodeBlock.of(
                "$LRaw($L$L, absent)",
                field.name(),
                arguments(""),
                comma(CodeBlock.of(
                        "$L < 0$W? $L.numberOr(value, $T.MIN_VALUE)$W: $L",
                        offsetField(),
                        values.table(table),
                        Long.class,
                        number)));
        method.addParameter(Names.ABSENT, "absent");
        if (complete) {
            method.addStatement("return $L", write);
        } else {
            method.addStatement("return $L < 0 || $L$W? $L$W: this", offsetField(), writes(table), write);
        }
    }

    /** Whether the release has the constant, or the caller says what happens if not. */
    private CodeBlock writes(Element.Ref table) {
        return CodeBlock.of("$L.writes(value, absent, $S)", values.table(table), field.cName());
    }

    private void setKnown(MethodSpec.Builder method) {
        Element.Enumerated enumerated = (Element.Enumerated) field.element();
        indexes(method);
        method.returns(self)
                .addParameter(names.of(enumerated.javaType()), "value")
                .addParameter(Names.ABSENT, "absent")
                .addStatement(
                        "return $L$W? $L($L$L)$W: this",
                        writes(enumerated.table()),
                        field.name(),
                        arguments(""),
                        comma(CodeBlock.of("value")));
    }

    private void write(MethodSpec.Builder method, Element element) {
        indexes(method);
        method.returns(self).addParameter(values.type(element), "value");
        if (field.everywhere()) {
            method.addStatement(values.set(element, at()));
        } else {
            method.addParameter(Names.ABSENT, "absent")
                    .beginControlFlow("if ($L >= 0)", offsetField())
                    .addStatement(values.set(element, at()))
                    .nextControlFlow("else")
                    .addStatement("layout.absent(absent, $S, $L)", field.cName(), presetTest(element))
                    .endControlFlow();
        }
        method.addStatement("return this");
    }

    /** Whether {@code value} is what a new message holds. */
    private CodeBlock presetTest(Element element) {
        long preset = field.preset();
        TypeName type = values.type(element);
        if (type.equals(TypeName.BOOLEAN)) {
            return CodeBlock.of(preset == 0 ? "!value" : "value");
        }
        if (type.equals(TypeName.LONG)) {
            return CodeBlock.of(preset == (int) preset ? "value == $L" : "value == $LL", preset);
        }
        return type.isPrimitive() ? CodeBlock.of("value == $L", preset) : CodeBlock.of("value.isEmpty()");
    }

    private void setByRule(MethodSpec.Builder method, String name, TypeName type) {
        indexes(method);
        method.returns(self)
                .addParameter(type, "value")
                .addStatement(
                        "return $L($L$L, $T.$L)",
                        name,
                        arguments(""),
                        comma(CodeBlock.of("value")),
                        Names.ABSENT,
                        field.absent().orElseThrow());
    }

    private void textAt(MethodSpec.Builder method) {
        indexes(method);
        ClassName optional = ClassName.get(Optional.class);
        String read = field.everywhere() ? "(" + arguments("") + ")" : "Or(" + arguments("0") + ")";
        CodeBlock text = CodeBlock.of("$T.read(segment, $L$L)", Names.TEXT_POOL, field.name(), read);
        method.returns(ParameterizedTypeName.get(optional, ClassName.get(String.class)))
                .addStatement("return $L", orEmpty(optional, text));
    }

    private void setTextAt(MethodSpec.Builder method) {
        indexes(method);
        CodeBlock added = values.type(field.element()).equals(TypeName.INT)
                ? CodeBlock.of("$T.toIntExact(pool.add(text))", Math.class)
                : CodeBlock.of("pool.add(text)");
        method.returns(self).addParameter(Names.TEXT_POOL, "pool").addParameter(String.class, "text");
        if (field.everywhere()) {
            method.addStatement("return $L($L$L)", field.name(), arguments(""), comma(added));
            return;
        }
        method.addParameter(Names.ABSENT, "absent")
                .addStatement(
                        "return $L($L$L, absent)",
                        field.name(),
                        arguments(""),
                        comma(CodeBlock.of("$L < 0 ? 0 : $L", offsetField(), added)));
    }

    private void bytes(MethodSpec.Builder method) {
        CodeBlock length = field.element() instanceof Element.Text(Num capacity)
                ? values.number(capacity)
                : CodeBlock.of("$LLength()", field.name());
        CodeBlock slice = CodeBlock.of("segment.asSlice($L, $L)", start(), length);
        if (field.everywhere()) {
            method.returns(Names.SEGMENT).addStatement("return $L", slice);
        } else {
            method.returns(ParameterizedTypeName.get(ClassName.get(Optional.class), Names.SEGMENT))
                    .addStatement(
                            "return $L",
                            orEmpty(ClassName.get(Optional.class), CodeBlock.of("$T.of($L)", Optional.class, slice)));
        }
    }

    private void list(MethodSpec.Builder method) {
        Element.Struct struct = (Element.Struct) field.element();
        TypeName list = ParameterizedTypeName.get(ClassName.get(List.class), names.of(struct.javaType()));
        if (field.everywhere()) {
            method.returns(list)
                    .addStatement("return $T.of($LLength(), this::$L)", Names.VIEW_LIST, field.name(), field.name());
            return;
        }
        CodeBlock layout = struct.layout()
                .map(ref -> CodeBlock.of(", $L", values.layout(ref)))
                .orElse(CodeBlock.of(""));
        CodeBlock view = CodeBlock.of(
                "new $T(segment, $L + i * $L$L)",
                names.of(struct.javaType()),
                start(),
                values.longNumber(field.dimensions().get(0).step()),
                layout);
        method.returns(ParameterizedTypeName.get(ClassName.get(Optional.class), list))
                .addStatement(
                        "return $L < 0$W? $T.empty()$W: $T.of($T.of($LLength(), i -> $L))",
                        offsetField(),
                        Optional.class,
                        Optional.class,
                        Names.VIEW_LIST,
                        field.name(),
                        view);
    }

    private CodeBlock length() {
        return field.count()
                .map(count -> CodeBlock.of(
                        "$T.counted($L, $L)",
                        Names.BOUNDS,
                        count.accessor() + (count.everywhere() ? "()" : "Or(-1)"),
                        room()))
                .orElseGet(this::room);
    }

    /** How many elements of the outermost dimension there is memory for, whatever a count says. */
    private CodeBlock room() {
        Dimension outer = field.dimensions().get(0);
        return switch (outer.openness()) {
            case FIXED -> values.number(outer.length());
            case FLEXIBLE ->
                CodeBlock.of("$T.flexible(segment, $L, $L)", Names.BOUNDS, start(), values.number(outer.step()));
            case EITHER ->
                CodeBlock.of(
                        "$T.fixedOrFlexible(segment, $L, $L, $L)",
                        Names.BOUNDS,
                        start(),
                        values.number(outer.step()),
                        values.number(outer.length()));
        };
    }

    private void lengthOf(MethodSpec.Builder method) {
        CodeBlock.Builder body =
                CodeBlock.builder().add("return switch (dimension) {\n$>case 0 -> $LLength();\n", field.name());
        for (int i = 1; i < field.dimensions().size(); i++) {
            body.add(
                    "case $L -> $L;\n",
                    i,
                    values.number(field.dimensions().get(i).length()));
        }
        body.add("default -> throw new IndexOutOfBoundsException(dimension);\n$<};\n");
        method.returns(int.class).addParameter(int.class, "dimension").addCode(body.build());
    }

    private void indexes(MethodSpec.Builder method) {
        for (int i = 0; i < field.dimensions().size(); i++) {
            method.addParameter(int.class, INDEXES[i]);
        }
    }

    /** One argument more behind the indexes. */
    private CodeBlock comma(CodeBlock argument) {
        return field.dimensions().isEmpty() ? argument : CodeBlock.of(", $L", argument);
    }

    /** The indexes and one argument more. */
    private String arguments(String last) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < field.dimensions().size(); i++) {
            list.append(i > 0 ? ", " : "").append(INDEXES[i]);
        }
        return list + (list.isEmpty() || last.isEmpty() ? "" : ", ") + last;
    }

    private CodeBlock orEmpty(ClassName optional, CodeBlock value) {
        return field.everywhere() ? value : CodeBlock.of("$L < 0$W? $T.empty()$W: $L", offsetField(), optional, value);
    }

    private String offsetField() {
        return "layout." + ((Num.InLayout) field.offset()).field();
    }

    /** Where the field starts. */
    private CodeBlock start() {
        return field.offset() instanceof Num.InLayout(String name)
                ? CodeBlock.of("base + layout.$L", name)
                : CodeBlock.of("base + $L", field.constant());
    }

    /**
     * Where the element starts that the indexes say. They may go as far as the array: a count that lies in the message
     * would have to be read again for each element, after each write to another.
     */
    private CodeBlock at() {
        return field.dimensions().isEmpty() ? start() : at(room());
    }

    /** As {@link #at()}, for what reads a value: no further than the count. */
    private CodeBlock valid() {
        return field.count().isPresent() && !field.dimensions().isEmpty()
                ? at(CodeBlock.of("$LLength()", field.name()))
                : at();
    }

    private CodeBlock at(CodeBlock outer) {
        CodeBlock.Builder at = CodeBlock.builder().add(start());
        for (int i = 0; i < field.dimensions().size(); i++) {
            Dimension dimension = field.dimensions().get(i);
            CodeBlock length = i == 0 ? outer : values.number(dimension.length());
            at.add("$W+ $T.checkIndex($L, $L)", Objects.class, INDEXES[i], length);
            if (!dimension.step().equals(new Num.Known(1))) {
                at.add(" * $L", values.longNumber(dimension.step()));
            }
        }
        return at.build();
    }

    private static TypeName optional(TypeName type) {
        if (type.equals(TypeName.INT)) {
            return ClassName.get(OptionalInt.class);
        }
        if (type.equals(TypeName.LONG)) {
            return ClassName.get(OptionalLong.class);
        }
        if (type.equals(TypeName.FLOAT) || type.equals(TypeName.DOUBLE)) {
            return ClassName.get(OptionalDouble.class);
        }
        return ParameterizedTypeName.get(ClassName.get(Optional.class), type.box());
    }
}
