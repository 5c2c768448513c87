package org.fwabi.processor.emit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.fwabi.processor.spec.NeutralNames;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.Renames;
import org.fwabi.processor.spec.Semantics;
import org.fwabi.processor.spec.Semantics.CommandMeaning;
import org.fwabi.processor.spec.Semantics.EnvelopeMeaning;
import org.fwabi.processor.spec.Semantics.ReplyMeaning;
import org.fwabi.processor.spec.Semantics.SizeRule;
import org.fwabi.processor.spec.Semantics.StructMeaning;

/**
 * The lines of a table that say which structs go with which numbers. All names are those of the release; where it calls
 * something otherwise than the newest release does, a line says so. What the release lacks is left out.
 */
final class TableMessages {
    private final Release release;
    private final Semantics semantics;
    private final NeutralNames names;
    private final Consumer<String[]> out;

    TableMessages(Release release, NeutralNames names, Consumer<String[]> out) {
        this.release = release;
        this.semantics = release.family().semantics();
        this.names = names;
        this.out = out;
    }

    void write() {
        semantics
                .commands()
                .values()
                .forEach(command -> named(NumberSpace.FUNCTIONS, command.function(), command.was())
                        .ifPresent(name -> command(name, command)));
        semantics
                .events()
                .values()
                .forEach(event -> named(NumberSpace.EVENTS, event.event(), event.was())
                        .ifPresent(name -> {
                            line(
                                    "payload",
                                    name,
                                    "struct="
                                            + event.payload()
                                                    .flatMap(names::meant)
                                                    .orElse("-"),
                                    "size=" + size(event.size()));
                            renamed(NumberSpace.EVENTS, name, event.event());
                        }));
        semantics
                .controls()
                .values()
                .forEach(control -> named(NumberSpace.CONTROLS, control.control(), control.was())
                        .ifPresent(name -> control(name, control)));
        semantics
                .classes()
                .values()
                .forEach(meaning -> named(NumberSpace.CLASSES, meaning.name(), meaning.was())
                        .ifPresent(name -> params(meaning.params()).ifPresent(struct -> {
                            line("creates", name, "params=" + struct);
                            renamed(NumberSpace.CLASSES, name, meaning.name());
                        })));
    }

    /** What the release calls something that has a number. */
    private Optional<String> named(NumberSpace space, String newest, List<String> was) {
        return Renames.in(newest, was, release.numbers().getOrDefault(space, Map.of())::containsKey);
    }

    private void renamed(NumberSpace space, String name, String newest) {
        if (!name.equals(newest)) {
            line("renamed", space.noun(), name, newest);
        }
    }

    private static String size(SizeRule rule) {
        return rule == SizeRule.EXACT ? "exact" : "at-least";
    }

    /** A command whose structs the release does not have is left out. */
    private void command(String name, CommandMeaning command) {
        Optional<String> request = command.request().flatMap(names::meant);
        Optional<String> reply = switch (command.reply()) {
            case ReplyMeaning.None() -> Optional.of("none");
            case ReplyMeaning.Empty() -> Optional.of("empty");
            case ReplyMeaning.Struct(String neutral) -> names.meant(neutral).map(found -> "struct:" + found);
        };
        if (request.isPresent() == command.request().isPresent() && reply.isPresent()) {
            line(
                    "command",
                    name,
                    "request=" + request.orElse("-"),
                    "size=" + size(command.size()),
                    "reply=" + reply.get());
            renamed(NumberSpace.FUNCTIONS, name, command.function());
            command.envelope().ifPresent(envelope -> request.ifPresent(struct -> envelope(name, envelope, struct)));
        }
    }

    /** The fields of an envelope, if its struct has them all in this release. */
    private void envelope(String command, EnvelopeMeaning envelope, String request) {
        Optional<String> number = field(request, envelope.number());
        Optional<String> size = field(request, envelope.size());
        Optional<String> status = field(request, envelope.status());
        Optional<String> params = field(request, envelope.params());
        if (number.isPresent() && size.isPresent() && status.isPresent() && params.isPresent()) {
            line(
                    "envelope",
                    command,
                    "of=" + envelope.of().name().toLowerCase(Locale.ROOT),
                    "number=" + number.get(),
                    "size=" + size.get(),
                    "status=" + status.get(),
                    "params=" + params.get());
        }
    }

    private Optional<String> field(String struct, String newest) {
        StructMeaning meaning = semantics.structs().get(release.family().neutralName(struct));
        return Optional.ofNullable(release.structs().get(struct))
                .flatMap(spec -> Renames.field(Optional.ofNullable(meaning), newest, spec));
    }

    private void control(String name, Semantics.ControlMeaning control) {
        params(control.params()).ifPresent(struct -> {
            String fine = control.fine().entrySet().stream()
                    .map(status -> status.getKey() + ":" + status.getValue())
                    .collect(Collectors.joining(","));
            line(
                    "call",
                    name,
                    "params=" + struct,
                    "direction=" + control.direction().name().toLowerCase(Locale.ROOT),
                    "fine=" + (fine.isEmpty() ? "-" : fine));
            renamed(NumberSpace.CONTROLS, name, control.control());
        });
    }

    /** The release's struct, or - where there are no parameters; empty if the release lacks the struct. */
    private Optional<String> params(Optional<String> neutral) {
        return neutral.isEmpty() ? Optional.of("-") : neutral.flatMap(names::meant);
    }

    private void line(String... words) {
        out.accept(words);
    }
}
