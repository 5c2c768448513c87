package org.fwabi.tools.spec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.NumberSpec;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.TypeSpec;

/**
 * Writes layouts for machines. A type written in place is listed beside the others as {@code Parent::member}, that of an
 * anonymous member as {@code Parent::anonN}, where N counts the parent's members from 0. Sizes and offsets are bytes;
 * an open dimension is a count of 0.
 */
final class LayoutJson {
    private final JsonGenerator json;

    LayoutJson(JsonGenerator json) {
        this.json = json;
    }

    /** The fields of the object for a whole release. */
    void release(ReleaseLayout layout) throws IOException {
        Release release = layout.release();
        structs(layout, layout.structs().values());
        for (NumberSpace space : NumberSpace.values()) {
            numbers(
                    space,
                    release.family().prefixes().getOrDefault(space, ""),
                    release.numbers().getOrDefault(space, Map.of()));
        }
        json.writeObjectFieldStart("enums");
        for (EnumSpec spec : release.enums().values()) {
            json.writeObjectFieldStart(spec.name());
            json.writeNumberField("size", spec.size());
            json.writeObjectFieldStart("values");
            for (Map.Entry<String, Long> value : spec.values().entrySet()) {
                json.writeNumberField(value.getKey(), value.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** The fields {@code release} and {@code structs}, the latter with these structs alone. */
    void structs(ReleaseLayout layout, Collection<StructLayout> structs) throws IOException {
        json.writeStringField("release", layout.release().name());
        json.writeObjectFieldStart("structs");
        for (StructLayout struct : structs) {
            struct(struct.spec().name(), struct);
        }
        json.writeEndObject();
    }

    private void numbers(NumberSpace space, String prefix, Map<String, NumberSpec> numbers) throws IOException {
        json.writeObjectFieldStart(space.key());
        for (NumberSpec number : numbers.values()) {
            json.writeNumberField(prefix + number.name(), number.value());
        }
        json.writeEndObject();
    }

    private void struct(String name, StructLayout layout) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("kind", layout.spec().kind().key());
        json.writeNumberField("size", layout.size());
        json.writeNumberField("align", layout.align());
        if (layout.spec().packed().isPresent()) {
            json.writeNumberField("packed", layout.spec().packed().getAsInt());
        }
        json.writeArrayFieldStart("fields");
        for (int i = 0; i < layout.fields().size(); i++) {
            field(layout.fields().get(i), innerName(name, layout, i));
        }
        json.writeEndArray();
        json.writeEndObject();
        for (int i = 0; i < layout.fields().size(); i++) {
            if (layout.fields().get(i).inline().isPresent()) {
                struct(
                        innerName(name, layout, i),
                        layout.fields().get(i).inline().get());
            }
        }
    }

    private static String innerName(String parent, StructLayout layout, int place) {
        FieldLayout field = layout.fields().get(place);
        return parent + "::"
                + (field.spec().anonymous() ? "anon" + place : field.spec().name());
    }

    private void field(FieldLayout field, String innerName) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", field.spec().name());
        json.writeNumberField("offset", field.offset());
        json.writeNumberField("size", field.size());
        if (field.spec().array()) {
            json.writeArrayFieldStart("count");
            if (field.spec().flexible()) {
                json.writeNumber(0);
            }
            for (int length : field.spec().dimensions()) {
                json.writeNumber(length);
            }
            json.writeEndArray();
        }
        if (field.spec().bits().isPresent()) {
            json.writeNumberField("bit_offset", field.bitOffset().orElse(0));
            json.writeNumberField("bit_size", field.spec().bits().getAsInt());
        }
        json.writeStringField("type", typeName(field.spec().type(), innerName));
        json.writeEndObject();
    }

    private static String typeName(TypeSpec type, String innerName) {
        return switch (type) {
            case TypeSpec.Scalar scalar -> scalar.scalar().key();
            case TypeSpec.Named named -> named.name();
            case TypeSpec.Inline inline -> innerName;
        };
    }
}
