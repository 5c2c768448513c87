package org.fwabi.processor.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.NeutralNames;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.ReleaseSelector;
import org.fwabi.processor.spec.Renames;
import org.fwabi.processor.spec.Semantics;
import org.fwabi.processor.spec.Semantics.Direction;
import org.fwabi.processor.spec.Semantics.Example;
import org.fwabi.processor.spec.Semantics.ReplyMeaning;

/**
 * An example and the message that it is of.
 *
 * @param space commands, events, controls or classes
 * @param message its newest name
 * @param was its former names
 * @param struct neutral name of the struct with the fields
 * @param fresh whether the driver writes it, so that it begins with the presets and self sizes of a new message; else with
 *     zeros
 * @param example what the file says
 */
public record ExampleCase(
        NumberSpace space, String message, List<String> was, String struct, boolean fresh, Example example) {
    /** All examples of messages that have fields, in the order of the semantics. */
    public static List<ExampleCase> all(Semantics semantics) {
        List<ExampleCase> all = new ArrayList<>();
        semantics
                .commands()
                .values()
                .forEach(command -> command.examples().forEach(example -> {
                    Optional<String> reply = command.reply() instanceof ReplyMeaning.Struct(String name)
                            ? Optional.of(name)
                            : Optional.empty();
                    add(
                            all,
                            NumberSpace.FUNCTIONS,
                            command.function(),
                            command.was(),
                            example.reply() ? reply : command.request(),
                            !example.reply(),
                            example);
                }));
        semantics
                .events()
                .values()
                .forEach(event -> event.examples()
                        .forEach(example -> add(
                                all, NumberSpace.EVENTS, event.event(), event.was(), event.payload(), false, example)));
        semantics
                .controls()
                .values()
                .forEach(control -> control.examples()
                        .forEach(example -> add(
                                all,
                                NumberSpace.CONTROLS,
                                control.control(),
                                control.was(),
                                control.params(),
                                control.direction() != Direction.OUT,
                                example)));
        semantics
                .classes()
                .values()
                .forEach(found -> found.examples()
                        .forEach(example -> add(
                                all, NumberSpace.CLASSES, found.name(), found.was(), found.params(), true, example)));
        return List.copyOf(all);
    }

    private static void add(
            List<ExampleCase> all,
            NumberSpace space,
            String message,
            List<String> was,
            Optional<String> struct,
            boolean fresh,
            Example example) {
        struct.ifPresent(name -> all.add(new ExampleCase(space, message, was, name, fresh, example)));
    }

    /** What it is, for people. */
    public String what() {
        String kind = switch (space) {
            case FUNCTIONS -> example.reply() ? "reply of " : "command ";
            case EVENTS -> "event ";
            case CONTROLS -> "control ";
            case CLASSES -> "class ";
        };
        return kind + message + ": example '" + example.name() + "'";
    }

    /** Releases that the file's selectors name; all where it names none. */
    public Set<String> selected(Family family) {
        return Set.copyOf(
                example.releases().isEmpty()
                        ? family.releases()
                        : ReleaseSelector.select(example.releases(), family.releases()));
    }

    /**
     * C name of the struct in a release that has the message; empty in other releases.
     *
     * @param names of the release
     */
    public Optional<String> structIn(Release release, NeutralNames names) {
        return Optional.ofNullable(release.numbers().get(space))
                .flatMap(numbers -> Renames.in(message, was, numbers::containsKey))
                .flatMap(known -> names.meant(struct))
                .filter(release.structs()::containsKey);
    }
}
