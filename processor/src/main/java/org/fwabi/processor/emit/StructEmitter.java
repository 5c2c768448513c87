package org.fwabi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.fwabi.processor.binding.Element;
import org.fwabi.processor.binding.FieldBinding;
import org.fwabi.processor.binding.Num;
import org.fwabi.processor.binding.StructBinding;
import org.fwabi.processor.binding.TaggedUnion;

/** Writes the class of a struct. */
final class StructEmitter {
    private final Names names;

    StructEmitter(Names names) {
        this.names = names;
    }

    /** The class, with those of structs written in place and its layout. */
    TypeSpec emit(StructBinding struct) {
        ClassName self = names.of(struct.javaType());
        TypeSpec.Builder type = TypeSpec.classBuilder(self)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(docs(struct));
        if (struct.javaType().indexOf('.') >= 0) {
            type.addModifiers(Modifier.STATIC);
        }
        if (struct.single()) {
            constants(struct).values().forEach(type::addField);
        }
        codecs(struct).values().forEach(type::addField);
        type.addField(Names.SEGMENT, "segment", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(long.class, "base", Modifier.PRIVATE, Modifier.FINAL);
        if (!struct.single()) {
            type.addField(self.nestedClass("Layout"), "layout", Modifier.PRIVATE, Modifier.FINAL);
        }
        type.addMethod(constructor(struct, self));
        for (FieldBinding field : struct.fields()) {
            FieldEmitter emitter = new FieldEmitter(names, self, field);
            field.accessors().forEach(accessor -> type.addMethod(emitter.emit(accessor)));
        }
        for (TaggedUnion union : struct.unions()) {
            UnionEmitter emitter = new UnionEmitter(names, self, union);
            type.addMethod(emitter.method()).addType(emitter.type());
        }
        struct.nested().forEach(nested -> type.addType(emit(nested)));
        return type.addType(new LayoutEmitter(names, struct, self).emit()).build();
    }

    private static CodeBlock docs(StructBinding struct) {
        Docs docs = new Docs().quote(struct.doc());
        boolean inline = struct.javaType().indexOf('.') >= 0;
        String kind = inline ? "Written in place" : "A view of {@code " + struct.neutralName() + "}";
        docs.add(kind + ": it reads and writes native memory and copies nothing. One thread at a time.");
        for (StructBinding.LayoutBinding layout : struct.layouts()) {
            docs.add(layout.size() + " bytes in " + layout.releaseNames() + ".");
        }
        docs.add("As declared in " + struct.latest() + ", with offsets:");
        return docs.code(struct.declaration()).build();
    }

    private static Map<String, FieldSpec> constants(StructBinding struct) {
        Map<String, FieldSpec> constants = new LinkedHashMap<>();
        for (FieldBinding field : struct.fields()) {
            if (field.offset() instanceof Num.Known(long offset)) {
                constants.put(
                        field.constant(),
                        FieldSpec.builder(
                                        long.class, field.constant(), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                                .initializer("$L", offset)
                                .build());
            }
        }
        return constants;
    }

    private Map<String, FieldSpec> codecs(StructBinding struct) {
        Map<String, FieldSpec> codecs = new LinkedHashMap<>();
        for (FieldBinding field : struct.fields()) {
            Element element = field.element() instanceof Element.Enumerated held ? held.raw() : field.element();
            if (element instanceof Element.Coded(Element.CodecRef.Constant(String name, String type), var carrier)) {
                codecs.put(
                        name,
                        FieldSpec.builder(Names.INTEGER_CODEC, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                                .initializer("$T.of($S, $T.ORDER)", Names.INTEGER_CODEC, type, names.endian())
                                .build());
            }
        }
        return codecs;
    }

    private static MethodSpec constructor(StructBinding struct, ClassName self) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(Names.SEGMENT, "segment")
                .addParameter(long.class, "base")
                .addStatement("this.segment = segment")
                .addStatement("this.base = base");
        if (!struct.single()) {
            constructor.addParameter(self.nestedClass("Layout"), "layout").addStatement("this.layout = layout");
        }
        return constructor.build();
    }
}
