package org.fwabi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import org.fwabi.processor.binding.Element;
import org.fwabi.processor.binding.Num;
import org.fwabi.processor.spec.ScalarType;

/** Writes how one element of a field is read and written. */
final class Values {
    private final Names names;
    private final String cName;

    /** @param cName the field's C name, for errors of the generated code */
    Values(Names names, String cName) {
        this.names = names;
        this.cName = cName;
    }

    /** The Java type of an element that is no struct. */
    TypeName type(Element element) {
        return switch (element) {
            case Element.Plain plain -> carrier(plain.carrier());
            case Element.Coded coded -> carrier(coded.carrier());
            case Element.Text text -> ClassName.get(String.class);
            case Element.Enumerated enumerated -> names.of(enumerated.javaType());
            case Element.Struct struct -> names.of(struct.javaType());
        };
    }

    private static TypeName carrier(Element.Carrier carrier) {
        return switch (carrier) {
            case INT -> TypeName.INT;
            case LONG -> TypeName.LONG;
            case FLOAT -> TypeName.FLOAT;
            case DOUBLE -> TypeName.DOUBLE;
            case BOOLEAN -> TypeName.BOOLEAN;
        };
    }

    /** The value at an offset. */
    CodeBlock get(Element element, CodeBlock at) {
        return switch (element) {
            case Element.Plain(ScalarType scalar, var carrier) -> get(scalar, at);
            case Element.Coded(Element.CodecRef codec, Element.Carrier carrier) ->
                CodeBlock.of(
                        carrier == Element.Carrier.INT ? "(int) $L.get(segment, $L)" : "$L.get(segment, $L)",
                        codec(codec),
                        at);
            case Element.Text(Num capacity) ->
                CodeBlock.of("$T.get(segment, $L, $L)", Names.TEXT, at, number(capacity));
            case Element.Enumerated enumerated -> get(enumerated.raw(), at);
            case Element.Struct struct -> throw new IllegalArgumentException("a struct is no value");
        };
    }

    private CodeBlock get(ScalarType scalar, CodeBlock at) {
        String suffix = switch (scalar) {
            case U8, CHAR -> " & 0xff";
            case U16 -> " & 0xffff";
            case U32 -> " & 0xffff_ffffL";
            case BOOL8 -> " != 0";
            default -> "";
        };
        return CodeBlock.of("segment.get($T.$L, $L)$L", names.endian(), layout(scalar), at, suffix);
    }

    /** The statement that writes {@code value} at an offset. */
    CodeBlock set(Element element, CodeBlock at) {
        return switch (element) {
            case Element.Plain(ScalarType scalar, var carrier) ->
                CodeBlock.of("segment.set($T.$L, $L, $L)", names.endian(), layout(scalar), at, narrowed(scalar));
            case Element.Coded(Element.CodecRef codec, var carrier) ->
                codec instanceof Element.CodecRef.InLayout
                        ? CodeBlock.of("$L.set(segment, $L, value, $S, layout)", codec(codec), at, cName)
                        : CodeBlock.of("$L.set(segment, $L, value, $S)", codec(codec), at, cName);
            case Element.Text(Num capacity) ->
                CodeBlock.of("$T.set(segment, $L, $L, value, $S)", Names.TEXT, at, number(capacity), cName);
            case Element.Enumerated enumerated -> set(enumerated.raw(), at);
            case Element.Struct struct -> throw new IllegalArgumentException("a struct is no value");
        };
    }

    private CodeBlock narrowed(ScalarType scalar) {
        return switch (scalar) {
            case U8, CHAR -> CodeBlock.of("$T.u8(value, $S)", Names.NARROW, cName);
            case U16 -> CodeBlock.of("$T.u16(value, $S)", Names.NARROW, cName);
            case U32 -> CodeBlock.of("$T.u32(value, $S)", Names.NARROW, cName);
            case S8 -> CodeBlock.of("$T.s8(value, $S)", Names.NARROW, cName);
            case S16 -> CodeBlock.of("$T.s16(value, $S)", Names.NARROW, cName);
            case BOOL8 -> CodeBlock.of("(byte) (value ? 1 : 0)");
            case S32, HANDLE, U64, S64, ADDRESS, POINTER, F32, F64 -> CodeBlock.of("value");
        };
    }

    private static String layout(ScalarType scalar) {
        return switch (scalar) {
            case U8, S8, CHAR, BOOL8 -> "BYTE";
            case U16, S16 -> "SHORT";
            case U32, S32, HANDLE -> "INT";
            case U64, S64, ADDRESS, POINTER -> "LONG";
            case F32 -> "FLOAT";
            case F64 -> "DOUBLE";
        };
    }

    private static String codec(Element.CodecRef codec) {
        return switch (codec) {
            case Element.CodecRef.Constant constant -> constant.name();
            case Element.CodecRef.InLayout(String field) -> "layout." + field;
        };
    }

    /** The layout of a nested struct. */
    CodeBlock layout(Element.Ref ref) {
        return switch (ref) {
            case Element.Ref.Constant(String javaType, String name) ->
                CodeBlock.of("$T.$L", names.of(javaType).nestedClass("Layout"), name);
            case Element.Ref.InLayout(String field) -> CodeBlock.of("layout.$L", field);
        };
    }

    /** The numbers of an enum. */
    CodeBlock table(Element.Ref ref) {
        return switch (ref) {
            case Element.Ref.Constant(String javaType, String name) ->
                CodeBlock.of("$T.$L", names.of(javaType).nestedClass("Tables"), name);
            case Element.Ref.InLayout(String field) -> CodeBlock.of("layout.$L", field);
        };
    }

    /** An int. */
    CodeBlock number(Num number) {
        return switch (number) {
            case Num.Known(long value) -> CodeBlock.of("$L", value);
            case Num.InLayout(String field) -> CodeBlock.of("layout.$L", field);
        };
    }

    /** A long. */
    CodeBlock longNumber(Num number) {
        return switch (number) {
            case Num.Known(long value) -> CodeBlock.of("$LL", value);
            case Num.InLayout(String field) -> CodeBlock.of("(long) layout.$L", field);
        };
    }
}
