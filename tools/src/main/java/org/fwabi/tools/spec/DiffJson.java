package org.fwabi.tools.spec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.catalog.Compatibility;
import org.fwabi.processor.catalog.EnumDiff;
import org.fwabi.processor.catalog.FactDiff;
import org.fwabi.processor.catalog.FieldChange;
import org.fwabi.processor.catalog.Harm;
import org.fwabi.processor.catalog.NumberDiff;
import org.fwabi.processor.catalog.StructDiff;
import org.fwabi.processor.catalog.Use;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.FactValue;
import org.fwabi.processor.spec.NumberSpace;

/** Writes a comparison for machines. Sizes and offsets are bytes. */
final class DiffJson {
    private final JsonGenerator json;

    DiffJson(JsonGenerator json) {
        this.json = json;
    }

    /** The fields of the object for a comparison. */
    void write(DiffView view) throws IOException {
        json.writeStringField("family", view.diff().before().release().family().name());
        json.writeStringField("before", view.diff().before().release().name());
        json.writeStringField("after", view.diff().after().release().name());
        json.writeBooleanField("different", view.different());
        json.writeBooleanField("compatible", view.compatible());
        if (view.uses().isPresent()) {
            uses(view.uses().get());
        }
        json.writeNumberField("identical_structs", view.diff().identicalStructs());
        json.writeArrayFieldStart("structs");
        for (StructDiff struct : view.structs()) {
            json.writeStartObject();
            struct(struct);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("current");
        for (Map.Entry<String, StructDiff> current : view.current().entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", current.getKey());
            text("before", current.getValue().was());
            json.writeStringField("after", current.getValue().name());
            json.writeStringField("verdict", current.getValue().verdict().word());
            json.writeStringField("harm", current.getValue().harm().word());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("numbers");
        for (NumberSpace space : NumberSpace.values()) {
            for (NumberDiff number : view.numbers().getOrDefault(space, List.of())) {
                number(number);
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("enums");
        for (EnumDiff changed : view.enums()) {
            enumeration(changed);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("facts");
        for (FactDiff fact : view.facts()) {
            json.writeStartObject();
            json.writeStringField("name", fact.name());
            fact("before", fact.before());
            fact("after", fact.after());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The fields of the object for one struct. */
    void struct(StructDiff struct) throws IOException {
        json.writeStringField("name", struct.name());
        text("was", struct.was());
        json.writeStringField("verdict", struct.verdict().word());
        json.writeStringField("harm", struct.harm().word());
        layout("before", struct.before());
        layout("after", struct.after());
        json.writeArrayFieldStart("through");
        for (String name : struct.through()) {
            json.writeString(name);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("fields");
        for (FieldChange change : struct.changes()) {
            json.writeStartObject();
            json.writeStringField("name", change.path());
            text("was", change.was());
            json.writeArrayFieldStart("changes");
            for (FieldChange.Kind kind : change.kinds()) {
                json.writeString(kind.word());
            }
            json.writeEndArray();
            text("through", change.through());
            json.writeStringField("harm", change.harm().word());
            place("before", change.before());
            place("after", change.after());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void uses(Compatibility uses) throws IOException {
        json.writeArrayFieldStart("uses");
        for (Use use : uses.uses()) {
            json.writeStartObject();
            json.writeStringField("name", use.name());
            json.writeStringField("kind", use.kind().word());
            json.writeBooleanField("affected", use.affected());
            json.writeBooleanField("compatible", use.compatible());
            json.writeArrayFieldStart("structs");
            for (Use.Part part : use.structs()) {
                json.writeStartObject();
                json.writeStringField("name", part.diff().name());
                json.writeStringField("role", part.role().word());
                json.writeStringField("verdict", part.diff().verdict().word());
                json.writeBooleanField("compatible", part.compatible());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void number(NumberDiff number) throws IOException {
        json.writeStartObject();
        json.writeStringField("space", number.space().key());
        json.writeStringField("change", number.kind().word());
        json.writeStringField("name", number.name());
        text("was", number.was());
        if (number.before().isPresent()) {
            json.writeNumberField("before", number.before().getAsLong());
        }
        if (number.after().isPresent()) {
            json.writeNumberField("after", number.after().getAsLong());
        }
        json.writeBooleanField("compatible", number.harm() == Harm.NONE);
        json.writeEndObject();
    }

    private void enumeration(EnumDiff changed) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", changed.name());
        json.writeStringField(
                "change", changed.before().isEmpty() ? "added" : changed.after().isEmpty() ? "removed" : "changed");
        json.writeBooleanField("compatible", changed.harm() == Harm.NONE);
        constants("added", changed.added());
        constants("removed", changed.removed());
        constants("renumbered", changed.renumbered());
        json.writeEndObject();
    }

    private void constants(String key, Map<String, Long> constants) throws IOException {
        json.writeObjectFieldStart(key);
        for (Map.Entry<String, Long> constant : constants.entrySet()) {
            json.writeNumberField(constant.getKey(), constant.getValue());
        }
        json.writeEndObject();
    }

    private void layout(String key, Optional<StructLayout> layout) throws IOException {
        if (layout.isPresent()) {
            json.writeObjectFieldStart(key);
            json.writeNumberField("size", layout.get().size());
            json.writeNumberField("align", layout.get().align());
            json.writeEndObject();
        }
    }

    private void place(String key, Optional<FieldChange.Place> place) throws IOException {
        if (place.isPresent()) {
            json.writeObjectFieldStart(key);
            json.writeNumberField("offset", place.get().offset());
            if (place.get().bitOffset().isPresent()) {
                json.writeNumberField("bit_offset", place.get().bitOffset().getAsInt());
            }
            json.writeNumberField("size", place.get().size());
            json.writeStringField("type", place.get().type());
            json.writeEndObject();
        }
    }

    private void fact(String key, Optional<FactValue> value) throws IOException {
        text(key, value.map(Numerals::text));
    }

    private void text(String key, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(key, value.get());
        }
    }
}
