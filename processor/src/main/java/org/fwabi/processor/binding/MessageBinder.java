package org.fwabi.processor.binding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fwabi.processor.binding.AbiBinding.Command;
import org.fwabi.processor.binding.AbiBinding.Event;
import org.fwabi.processor.binding.AbiBinding.Reply;
import org.fwabi.processor.catalog.StructKey;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.diagnostic.Suggestion;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.Semantics.CommandMeaning;
import org.fwabi.processor.spec.Semantics.EventMeaning;
import org.fwabi.processor.spec.Semantics.ReplyMeaning;
import org.fwabi.processor.spec.Semantics.SizeRule;

/** Decides commands and events. */
final class MessageBinder {
    private final Targets targets;
    private final StructBinder structs;
    private final Diagnostics diagnostics;
    private final List<Command> commands = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Map<String, String> recordOwners = new HashMap<>();

    MessageBinder(Targets targets, StructBinder structs, Diagnostics diagnostics) {
        this.targets = targets;
        this.structs = structs;
        this.diagnostics = diagnostics;
        recordOwners.put("Unknown", "the record for what has no name");
        recordOwners.put("Malformed", "the record for what is malformed");
    }

    List<Command> commands() {
        return commands;
    }

    List<Event> events() {
        return events;
    }

    /** Binds what the words of a request choose. */
    void bind(Collection<String> words) {
        Chosen.of(
                        words,
                        this::bindable,
                        pattern -> diagnostics.add(Diagnostic.error(
                                DiagnosticId.FW072, "'" + pattern + "' fits no message of a targeted release")))
                .names()
                .keySet()
                .forEach(this::bind);
    }

    /** The messages that have a meaning, and a number and their structs in one targeted release at least. */
    private List<String> bindable() {
        Set<String> names = new TreeSet<>();
        targets.semantics().commands().values().stream()
                .filter(command -> having(NumberSpace.FUNCTIONS, command.function()).stream()
                        .anyMatch(release -> has(release, command.request())
                                && has(
                                        release,
                                        command.reply() instanceof ReplyMeaning.Struct(String reply)
                                                ? Optional.of(reply)
                                                : Optional.empty())))
                .forEach(command -> names.add(command.function()));
        targets.semantics().events().values().stream()
                .filter(event -> having(NumberSpace.EVENTS, event.event()).stream()
                        .anyMatch(release -> has(release, event.payload())))
                .forEach(event -> names.add(event.event()));
        return List.copyOf(names);
    }

    private boolean has(int release, Optional<String> struct) {
        return struct.map(name ->
                        targets.struct(release, new StructKey.Neutral(name)).isPresent())
                .orElse(true);
    }

    /** Binds a message. */
    private void bind(String name) {
        CommandMeaning command = targets.semantics().commands().get(name);
        EventMeaning event = targets.semantics().events().get(name);
        List<Integer> functions = having(NumberSpace.FUNCTIONS, name);
        List<Integer> sent = having(NumberSpace.EVENTS, name);
        boolean found = false;
        if (command != null && !functions.isEmpty()) {
            found = true;
            command(command, functions);
        }
        if (event != null && !sent.isEmpty()) {
            found = true;
            event(event, sent);
        }
        if (!found) {
            diagnostics.add(unknown(name, !functions.isEmpty(), !sent.isEmpty()));
        }
    }

    private Diagnostic unknown(String name, boolean function, boolean event) {
        if (function || event) {
            String noun = function ? NumberSpace.FUNCTIONS.noun() : NumberSpace.EVENTS.noun();
            return Diagnostic.error(
                            DiagnosticId.FW072,
                            "'" + name + "' is a " + noun
                                    + " without meaning: the specs know its number, not its struct")
                    .withHint("mend: describe it under '" + (function ? "commands" : "events")
                            + ":' in the family's semantics");
        }
        Set<String> known = new TreeSet<>(targets.semantics().commands().keySet());
        known.addAll(targets.semantics().events().keySet());
        if (known.contains(name)) {
            return Diagnostic.error(DiagnosticId.FW072, "no targeted release has a message '" + name + "'")
                    .withHint("targeted: " + targets.names(targets.all()));
        }
        return Diagnostic.error(
                DiagnosticId.FW072,
                "no targeted release has a message '" + name + "'" + Suggestion.didYouMean(name, known));
    }

    private List<Integer> having(NumberSpace space, String name) {
        return targets.all().stream()
                .filter(release -> targets.numbers(release, space).containsKey(name))
                .toList();
    }

    private void command(CommandMeaning meaning, List<Integer> having) {
        Optional<StructBinding> request = meaning.request().flatMap(structs::bind);
        Reply reply = switch (meaning.reply()) {
            case ReplyMeaning.None() -> new Reply.None();
            case ReplyMeaning.Empty() -> new Reply.Empty();
            case ReplyMeaning.Struct(String name) ->
                structs.bind(name).<Reply>map(Reply.Of::new).orElse(new Reply.Empty());
        };
        boolean known = request.isPresent() == meaning.request().isPresent()
                && (reply instanceof Reply.Of) == (meaning.reply() instanceof ReplyMeaning.Struct);
        if (!known) {
            List<String> asked = new ArrayList<>();
            meaning.request().ifPresent(asked::add);
            if (meaning.reply() instanceof ReplyMeaning.Struct(String name)) {
                asked.add(name);
            }
            if (asked.stream().noneMatch(structs::clashes)) {
                missing(meaning.function());
            }
            return;
        }
        List<Integer> whole = having.stream()
                .filter(release -> request.map(struct -> struct.in(release)).orElse(true))
                .filter(release -> !(reply instanceof Reply.Of(StructBinding struct)) || struct.in(release))
                .toList();
        if (whole.isEmpty()) {
            missing(meaning.function());
            return;
        }
        commands.add(new Command(
                meaning.function(), JavaNames.member(meaning.function()), meaning.doc(), request, reply, whole));
    }

    private void event(EventMeaning meaning, List<Integer> having) {
        Optional<StructBinding> payload = meaning.payload().flatMap(structs::bind);
        List<Integer> whole = having.stream()
                .filter(release -> payload.map(struct -> struct.in(release)).orElse(true))
                .toList();
        if (payload.isPresent() != meaning.payload().isPresent() || whole.isEmpty()) {
            if (meaning.payload().filter(structs::clashes).isEmpty()) {
                missing(meaning.event());
            }
            return;
        }
        String record = JavaNames.type(meaning.event());
        String owner = recordOwners.putIfAbsent(record, "event " + meaning.event());
        Optional<String> problem = JavaNames.typeProblem(record);
        if (owner != null || problem.isPresent()) {
            diagnostics.add(Diagnostic.error(
                    owner != null ? DiagnosticId.FW076 : DiagnosticId.FW075,
                    meaning.at(),
                    "event " + meaning.event() + " can't be the record '" + record + "': "
                            + (owner != null ? owner + " has this name" : problem.orElse(""))));
            return;
        }
        events.add(new Event(meaning.event(), record, meaning.doc(), payload, meaning.size() == SizeRule.EXACT, whole));
    }

    private void missing(String name) {
        diagnostics.add(Diagnostic.error(
                DiagnosticId.FW072,
                "no targeted release has both the number and the structs of message '" + name + "'"));
    }
}
