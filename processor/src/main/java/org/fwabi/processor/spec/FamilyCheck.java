package org.fwabi.processor.spec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.Semantics.ReplyMeaning;

/** What only all releases together can tell: whether what the semantics name exists anywhere, and is what they say. */
final class FamilyCheck {
    private final Everywhere everywhere;
    private final Semantics semantics;
    private final Diagnostics diagnostics;

    FamilyCheck(Family family, List<Release> releases, Diagnostics diagnostics) {
        this.everywhere = new Everywhere(family, releases, diagnostics);
        this.semantics = family.semantics();
        this.diagnostics = diagnostics;
    }

    void run() {
        new ReuseCheck(everywhere.family(), everywhere.releases(), diagnostics).run();
        commands();
        semantics.events().values().forEach(event -> {
            numbered(NumberSpace.EVENTS, event.event(), event.was(), event.at());
            struct(event.payload(), "event " + event.event(), event.at());
        });
        controls();
        semantics.classes().values().forEach(meaning -> {
            numbered(NumberSpace.CLASSES, meaning.name(), meaning.was(), meaning.at());
            struct(meaning.params(), "class " + meaning.name(), meaning.at());
        });
        semantics.enums().values().forEach(this::enumeration);
        new StructCheck(everywhere).run();
        new ExampleCheck(everywhere).run();
    }

    private void commands() {
        for (Semantics.CommandMeaning command : semantics.commands().values()) {
            String what = "command " + command.function();
            numbered(NumberSpace.FUNCTIONS, command.function(), command.was(), command.at());
            struct(command.request(), what, command.at());
            if (command.reply() instanceof ReplyMeaning.Struct reply) {
                struct(Optional.of(reply.neutralName()), what, command.at());
            }
            command.envelope()
                    .ifPresent(envelope -> command.request()
                            .ifPresent(request -> new EnvelopeCheck(everywhere, what, envelope).run(request)));
        }
    }

    private void controls() {
        Set<String> classes = everywhere.numbers(NumberSpace.CLASSES);
        for (Semantics.ControlMeaning control : semantics.controls().values()) {
            String what = "control " + control.control();
            numbered(NumberSpace.CONTROLS, control.control(), control.was(), control.at());
            control.objectClass().ifPresent(name -> everywhere.exists(name, classes, "class", what, control.at()));
            struct(control.params(), what, control.at());
        }
    }

    private void struct(Optional<String> neutral, String what, SourcePos at) {
        neutral.ifPresent(name -> everywhere.exists(name, everywhere.structs(), "struct", what, at));
    }

    /** Checks the names of a number. Releases may have the newest and a former one for the same number. */
    private void numbered(NumberSpace space, String newest, List<String> was, SourcePos at) {
        Set<String> known = everywhere.numbers(space);
        everywhere.exists(newest, known, space.noun(), "semantics", at);
        String what = space.noun() + " " + newest + ": 'was'";
        was.forEach(former -> everywhere.exists(former, known, space.noun(), what, at));
        together(space.noun(), newest, was, at, release -> {
            Map<String, Long> values = new HashMap<>();
            release.numbers().getOrDefault(space, Map.of()).forEach((name, number) -> values.put(name, number.value()));
            return values;
        });
    }

    private void enumeration(Semantics.EnumMeaning meaning) {
        if (!everywhere.exists(meaning.name(), everywhere.enums(), "enum", "semantics", meaning.at())) {
            return;
        }
        String what = "enum " + meaning.name();
        List<String> known = everywhere.enums(meaning.name()).stream()
                .flatMap(spec -> spec.values().keySet().stream())
                .distinct()
                .toList();
        meaning.was().forEach((constant, was) -> {
            everywhere.exists(constant, known, "constant", what, meaning.at());
            was.forEach(former -> everywhere.exists(former, known, "constant", what + ": 'was'", meaning.at()));
            together(
                    what + ": constant",
                    constant,
                    was,
                    meaning.at(),
                    release -> Optional.ofNullable(release.enums().get(meaning.name()))
                            .map(EnumSpec::values)
                            .orElse(Map.of()));
        });
    }

    private void together(
            String noun, String newest, List<String> was, SourcePos at, Function<Release, Map<String, Long>> values) {
        if (was.isEmpty()) {
            return;
        }
        for (Release release : everywhere.releases()) {
            Map<String, Long> known = values.apply(release);
            Optional<Long> now = Optional.ofNullable(known.get(newest));
            for (String former : was) {
                Optional<Long> before = Optional.ofNullable(known.get(former));
                if (now.isPresent() && before.isPresent() && !now.equals(before)) {
                    everywhere.error(
                            DiagnosticId.FW052,
                            at,
                            "release %s has %s '%s' (%s) and '%s' (%s), so neither is the other's former name"
                                    .formatted(
                                            release.name(),
                                            noun,
                                            newest,
                                            number(now.get()),
                                            former,
                                            number(before.get())));
                    return;
                }
            }
        }
    }

    private static String number(long value) {
        return value >= 0 && value < 0x1000 ? Long.toString(value) : "0x" + Long.toHexString(value);
    }
}
