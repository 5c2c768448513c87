package org.fwabi.processor.spec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.Semantics.EnumMeaning;
import org.fwabi.processor.spec.Semantics.FieldMeaning;
import org.fwabi.processor.spec.Semantics.ReplyMeaning;
import org.fwabi.processor.spec.Semantics.StructMeaning;

/** What semantics must keep to by themselves: each thing goes by its newest name, and a former name has one owner. */
final class SemanticsCheck {
    private final Semantics semantics;
    private final Shapes shapes;
    private final Map<String, String> formerStructs;

    SemanticsCheck(Family family, Shapes shapes) {
        this.semantics = family.semantics();
        this.shapes = shapes;
        this.formerStructs = family.formerStructs();
    }

    void run() {
        Owners commands = new Owners("command", semantics.commands().keySet());
        semantics.commands().values().forEach(command -> commands.add(command.function(), command.was(), command.at()));
        Owners events = new Owners("event", semantics.events().keySet());
        semantics.events().values().forEach(event -> events.add(event.event(), event.was(), event.at()));
        Owners controls = new Owners("control", semantics.controls().keySet());
        semantics.controls().values().forEach(control -> controls.add(control.control(), control.was(), control.at()));
        Owners classes = new Owners("class", semantics.classes().keySet());
        semantics.classes().values().forEach(meaning -> classes.add(meaning.name(), meaning.was(), meaning.at()));
        Owners structs = new Owners("struct", semantics.structs().keySet());
        semantics.structs().values().forEach(meaning -> structs.add(meaning.struct(), meaning.was(), meaning.at()));
        semantics.structs().values().forEach(this::fields);
        semantics.enums().values().forEach(this::constants);
        references(classes);
    }

    /** Who lists which former name, among things of one kind. */
    private final class Owners {
        private final String noun;
        private final Set<String> inUse;
        private final Map<String, String> owners = new HashMap<>();

        Owners(String noun, Set<String> inUse) {
            this.noun = noun;
            this.inUse = inUse;
        }

        void add(String newest, List<String> was, SourcePos at) {
            for (String former : was) {
                String other = inUse.contains(former) ? former : owners.putIfAbsent(former, newest);
                if (other != null) {
                    String why = other.equals(former)
                            ? "which has a meaning of its own"
                            : "which '" + other + "' was called too";
                    shapes.error(
                            DiagnosticId.FW051, at, noun + " '" + newest + "' was called '" + former + "', " + why);
                }
            }
        }

        /** Reports a reference by a former name. */
        void refer(String what, Optional<String> name, SourcePos at) {
            name.map(owners::get).ifPresent(newest -> former(what, name.orElseThrow(), newest, at));
        }
    }

    private void former(String what, String former, String newest, SourcePos at) {
        shapes.error(DiagnosticId.FW051, at, what + ": '" + former + "' is a former name; write '" + newest + "'");
    }

    private void fields(StructMeaning meaning) {
        String what = "struct " + meaning.struct();
        Owners fields = new Owners(what + ": field", meaning.fields().keySet());
        for (FieldMeaning field : meaning.fields().values()) {
            fields.add(field.field(), field.was(), field.at());
        }
        meaning.counts().forEach((array, count) -> {
            fields.refer(what, Optional.of(array), count.at());
            fields.refer(what, Optional.of(count.field()), count.at());
        });
        meaning.tags().forEach((union, tag) -> {
            fields.refer(what, Optional.of(union), tag.at());
            fields.refer(what, Optional.of(tag.field()), tag.at());
        });
    }

    private void constants(EnumMeaning meaning) {
        Owners constants = new Owners(
                "enum " + meaning.name() + ": constant", meaning.was().keySet());
        meaning.was().forEach((constant, was) -> constants.add(constant, was, meaning.at()));
    }

    private void references(Owners classes) {
        semantics.commands().values().forEach(command -> {
            String what = "command " + command.function();
            struct(what, command.request(), command.at());
            struct(
                    what,
                    command.reply() instanceof ReplyMeaning.Struct reply
                            ? Optional.of(reply.neutralName())
                            : Optional.empty(),
                    command.at());
        });
        semantics.events().values().forEach(event -> struct("event " + event.event(), event.payload(), event.at()));
        semantics.controls().values().forEach(control -> {
            String what = "control " + control.control();
            struct(what, control.params(), control.at());
            classes.refer(what, control.objectClass(), control.at());
        });
        semantics
                .classes()
                .values()
                .forEach(meaning -> struct("class " + meaning.name(), meaning.params(), meaning.at()));
    }

    private void struct(String what, Optional<String> name, SourcePos at) {
        name.map(formerStructs::get).ifPresent(newest -> former(what, name.orElseThrow(), newest, at));
    }
}
