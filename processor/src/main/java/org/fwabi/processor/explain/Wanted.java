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
import org.fwabi.processor.spec.Semantics;
import org.fwabi.processor.spec.Semantics.EnumMeaning;
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
                Stream.concat(
                        semantics().commands().keySet().stream()
                                .filter(function -> JavaNames.member(function).equals(name))
                                .map(function -> new Thing("command", function, "messages")),
                        types(JavaNames.capital(name))));
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
        return first(known.abi().packageName() + "." + name, types(name));
    }

    private Stream<Thing> types(String javaType) {
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
        List<String> having =
                targeted().stream().filter(release -> has(release, thing)).map(Release::name).toList();
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
            case "structs" -> known.request().structs().contains(thing.name());
            case "enums" -> known.request().enums().contains(thing.name());
            default -> false;
        };
    }

    private boolean has(Release release, Thing thing) {
        return switch (thing.kind()) {
            case "command" -> numbers(release, NumberSpace.FUNCTIONS).contains(thing.name());
            case "event" -> numbers(release, NumberSpace.EVENTS).contains(thing.name());
            case "struct" ->
                release.structs().keySet().stream().map(family()::neutralName).anyMatch(thing.name()::equals);
            case "enum" -> release.enums().containsKey(thing.name());
            default -> false;
        };
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
