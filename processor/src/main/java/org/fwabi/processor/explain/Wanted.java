package org.fwabi.processor.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fwabi.processor.binding.JavaNames;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.Renames;
import org.fwabi.processor.spec.Semantics;
import org.fwabi.processor.spec.Semantics.ClassMeaning;
import org.fwabi.processor.spec.Semantics.ControlMeaning;
import org.fwabi.processor.spec.Semantics.EnumMeaning;
import org.fwabi.processor.spec.Semantics.ReplyMeaning;
import org.fwabi.processor.spec.Semantics.StructMeaning;

/** What the specs have, and a request could ask for, by the Java name that it would get. */
final class Wanted {
    private final KnownAbi known;

    Wanted(KnownAbi known) {
        this.known = known;
    }

    /**
     * Something that could be asked for.
     *
     * @param kind as people call it
     * @param name as the annotation takes it
     * @param member of the annotation
     */
    private record Thing(String kind, String name, String member) {}

    /** What would be this method of the entry class. */
    Optional<Diagnostic> accessor(String name) {
        String method = known.abi().entryPoint() + "." + name + "()";
        return first(
                method,
                Stream.of(
                                semantics().commands().keySet().stream()
                                        .filter(function ->
                                                JavaNames.member(function).equals(name))
                                        .map(function -> new Thing("command", function, "messages")),
                                callees(NumberSpace.CONTROLS)
                                        .filter(control -> control(control).equals(name))
                                        .map(control -> new Thing("control", control, "controls")),
                                callees(NumberSpace.CLASSES)
                                        .filter(found -> objectClass(found).equals(name))
                                        .map(found -> new Thing("class", found, "classes")),
                                structsAndEnums(JavaNames.capital(name)))
                        .flatMap(things -> things));
    }

    /** Names of controls or classes: those with a meaning, then all that a targeted release has a number for. */
    private Stream<String> callees(NumberSpace space) {
        Set<String> described = space == NumberSpace.CONTROLS
                ? semantics().controls().keySet()
                : semantics().classes().keySet();
        return Stream.concat(
                        described.stream(), targeted().stream().flatMap(release -> numbers(release, space).stream()))
                .distinct();
    }

    private String control(String name) {
        return Optional.ofNullable(semantics().controls().get(name))
                .flatMap(ControlMeaning::javaName)
                .orElse(JavaNames.member(name.replaceFirst("_CTRL_CMD_", "_")));
    }

    private String objectClass(String name) {
        return Optional.ofNullable(semantics().classes().get(name))
                .flatMap(ClassMeaning::javaName)
                .orElse(JavaNames.member(name));
    }

    /** What would be this record of the event type. */
    Optional<Diagnostic> record(String name) {
        return first(
                known.abi().prefix() + "Event." + name,
                semantics().events().keySet().stream()
                        .filter(event -> JavaNames.type(event).equals(name))
                        .map(event -> new Thing("event", event, "messages")));
    }

    /** What would be this class of the package. */
    Optional<Diagnostic> type(String name) {
        return first(known.abi().packageName() + "." + name, Stream.concat(messagesOf(name), structsAndEnums(name)));
    }

    /** The messages whose payload would be a class. */
    private Stream<Thing> messagesOf(String javaType) {
        return Stream.concat(
                semantics().commands().values().stream()
                        .filter(command -> Stream.concat(
                                        command.request().stream(),
                                        command.reply() instanceof ReplyMeaning.Struct(String reply)
                                                ? Stream.of(reply)
                                                : Stream.empty())
                                .anyMatch(struct -> structType(struct).equals(javaType)))
                        .map(command -> new Thing("command", command.function(), "messages")),
                semantics().events().values().stream()
                        .filter(event -> event.payload()
                                .filter(struct -> structType(struct).equals(javaType))
                                .isPresent())
                        .map(event -> new Thing("event", event.event(), "messages")));
    }

    private Stream<Thing> structsAndEnums(String javaType) {
        List<Thing> things = new ArrayList<>();
        for (Release release : targeted()) {
            release.structs().keySet().stream()
                    .map(family()::neutralName)
                    .filter(struct -> structType(struct).equals(javaType))
                    .map(struct -> new Thing("struct", struct, "structs"))
                    .forEach(things::add);
            release.enums().keySet().stream()
                    .filter(table -> enumType(table).equals(javaType))
                    .map(table -> new Thing("enum", table, "enums"))
                    .forEach(things::add);
        }
        return things.stream().distinct();
    }

    private String structType(String struct) {
        return Optional.ofNullable(semantics().structs().get(struct))
                .flatMap(StructMeaning::javaName)
                .orElse(JavaNames.type(struct));
    }

    private String enumType(String table) {
        return Optional.ofNullable(semantics().enums().get(table))
                .flatMap(EnumMeaning::javaName)
                .orElse(JavaNames.type(table));
    }

    private Optional<Diagnostic> first(String java, Stream<Thing> things) {
        return things.findFirst().flatMap(thing -> explain(java, thing));
    }

    private Optional<Diagnostic> explain(String java, Thing thing) {
        if (asked(thing)) {
            return Optional.empty();
        }
        List<String> having = targeted().stream()
                .filter(release -> has(release, thing))
                .map(Release::name)
                .toList();
        if (!having.isEmpty()) {
            return Optional.of(Diagnostic.error(
                            DiagnosticId.FW102,
                            java + " does not exist: the request does not ask for the " + thing.kind() + " "
                                    + thing.name())
                    .withHint("add \"" + thing.name() + "\" to '" + thing.member() + "' of "
                            + known.variant()
                                    .map(variant -> "@Releases on " + variant)
                                    .orElse("@FirmwareAbi on package "
                                            + known.abi().packageName())));
        }
        return heads().flatMap(name -> known.loader().loadRelease(family().name(), name).stream())
                .filter(release -> has(release, thing))
                .findFirst()
                .map(release -> Diagnostic.error(
                        DiagnosticId.FW102,
                        java + " does not exist: no " + known.aRelease() + " has the " + thing.kind() + " "
                                + thing.name() + ", " + release.name() + " has"));
    }

    private boolean asked(Thing thing) {
        return switch (thing.member()) {
            case "messages" -> known.request().messages().contains(thing.name());
            case "controls" -> known.request().controls().contains(thing.name());
            case "classes" -> known.request().classes().contains(thing.name());
            case "structs" -> known.request().structs().contains(thing.name());
            case "enums" -> known.request().enums().contains(thing.name());
            default -> false;
        };
    }

    private boolean has(Release release, Thing thing) {
        return switch (thing.kind()) {
            case "command" -> named(release, NumberSpace.FUNCTIONS, thing);
            case "event" -> named(release, NumberSpace.EVENTS, thing);
            case "control" -> named(release, NumberSpace.CONTROLS, thing);
            case "class" -> named(release, NumberSpace.CLASSES, thing);
            case "struct" ->
                release.structs().keySet().stream().map(family()::neutralName).anyMatch(thing.name()::equals);
            case "enum" -> release.enums().containsKey(thing.name());
            default -> false;
        };
    }

    private boolean named(Release release, NumberSpace space, Thing thing) {
        Map<String, String> newest = Renames.numbers(semantics(), space);
        return numbers(release, space).stream()
                .anyMatch(name -> List.of(name, newest.getOrDefault(name, name)).contains(thing.name()));
    }

    private static Set<String> numbers(Release release, NumberSpace space) {
        return release.numbers().getOrDefault(space, Map.of()).keySet();
    }

    private List<Release> targeted() {
        return known.abi().releases().stream()
                .flatMap(release -> known.loader().loadRelease(family().name(), release).stream())
                .toList();
    }

    /** The newest release of each branch, newest branch first. */
    private Stream<String> heads() {
        List<String> heads = new ArrayList<>();
        family().branches().forEach(branch -> {
            if (!branch.releases().isEmpty()) {
                heads.add(branch.releases().getLast());
            }
        });
        Collections.reverse(heads);
        return heads.stream();
    }

    private Family family() {
        return known.family();
    }

    private Semantics semantics() {
        return family().semantics();
    }
}
