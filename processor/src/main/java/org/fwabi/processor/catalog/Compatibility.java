package org.fwabi.processor.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.fwabi.processor.catalog.Use.Kind;
import org.fwabi.processor.catalog.Use.Part;
import org.fwabi.processor.catalog.Use.Role;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.Semantics;
import org.fwabi.processor.spec.Semantics.SizeRule;

/**
 * Whether a driver that was built for one release can talk to another unchanged, as far as the names that it uses go.
 *
 * <p>A name that is used is compatible if its number is the same and what it exchanges is. A struct that the driver
 * writes must not differ but in what does no {@link Harm}. One that it reads may also have grown in places where it does
 * not look: fields in what was padding, and with {@link SizeRule#AT_LEAST} fields after the end. Of a fact, any other
 * value is incompatible; of an enum, a constant that is gone or has another value. Immutable.
 */
public final class Compatibility {
    private final List<Use> uses;
    private final List<String> unknown;

    private Compatibility(List<Use> uses, List<String> unknown) {
        this.uses = List.copyOf(uses);
        this.unknown = List.copyOf(unknown);
    }

    /**
     * Looks up what became of what a driver uses.
     *
     * @param names of functions, events, controls and classes, with the prefix of their space or without; of structs,
     *     by C name or the one without version suffix; of enums and facts. One name can be several of these
     */
    public static Compatibility of(ReleaseDiff diff, Collection<String> names) {
        Finder finder = new Finder(diff);
        List<Use> uses = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names)) {
            int known = uses.size();
            finder.find(name, uses);
            if (uses.size() == known) {
                unknown.add(name);
            }
        }
        return new Compatibility(uses, unknown);
    }

    /** All names that either release has, as {@link #of} takes them, in alphabetical order. */
    public static Set<String> names(ReleaseDiff diff) {
        Set<String> names = new TreeSet<>();
        for (ReleaseLayout release : List.of(diff.before(), diff.after())) {
            Family family = release.release().family();
            release.release().numbers().values().forEach(numbers -> names.addAll(numbers.keySet()));
            release.structs().keySet().forEach(name -> {
                names.add(name);
                names.add(family.neutralName(name));
            });
            names.addAll(release.release().enums().keySet());
            names.addAll(release.release().facts().keySet());
        }
        return names;
    }

    /** What is used, in the order of the names. */
    public List<Use> uses() {
        return uses;
    }

    /** Names that neither release has. */
    public List<String> unknown() {
        return unknown;
    }

    /** Whether anything that is used differs. */
    public boolean affected() {
        return uses.stream().anyMatch(Use::affected);
    }

    /** Whether a driver that was built for the older release can use all of it with the newer one unchanged. */
    public boolean compatible() {
        return uses.stream().allMatch(Use::compatible);
    }

    private record Finder(ReleaseDiff diff) {
        void find(String written, List<Use> uses) {
            for (NumberSpace space : NumberSpace.values()) {
                String prefix = family().prefixes().getOrDefault(space, "");
                String name = written.startsWith(prefix) ? written.substring(prefix.length()) : written;
                if (known(release -> release.release().numbers().getOrDefault(space, Map.of()), name)) {
                    uses.add(number(space, name));
                } else if (known(release -> release.release().numbers().getOrDefault(space, Map.of()), written)) {
                    uses.add(number(space, written));
                }
            }
            for (StructDiff struct : diff.structsNamed(written)) {
                List<Part> parts = new ArrayList<>();
                part(Role.ITSELF, struct, SizeRule.EXACT, parts);
                uses.add(new Use(struct.name(), Kind.STRUCT, List.of(), parts, Optional.empty(), Optional.empty()));
            }
            if (known(release -> release.release().enums(), written)) {
                Optional<EnumDiff> changed = Optional.ofNullable(diff.enums().get(written));
                uses.add(new Use(written, Kind.ENUM, List.of(), List.of(), changed, Optional.empty()));
            }
            if (known(release -> release.release().facts(), written)) {
                Optional<FactDiff> changed = diff.facts().stream()
                        .filter(fact -> fact.name().equals(written))
                        .findFirst();
                uses.add(new Use(written, Kind.FACT, List.of(), List.of(), Optional.empty(), changed));
            }
        }

        private Family family() {
            return diff.after().release().family();
        }

        private boolean known(Function<ReleaseLayout, Map<String, ?>> map, String name) {
            return map.apply(diff.before()).containsKey(name)
                    || map.apply(diff.after()).containsKey(name);
        }

        private Use number(NumberSpace space, String name) {
            List<NumberDiff> numbers = diff.numbers(space).stream()
                    .filter(number -> number.kind() == NumberDiff.Kind.REUSED
                            ? number.was().filter(name::equals).isPresent()
                            : number.name().equals(name)
                                    || number.was().filter(name::equals).isPresent())
                    .toList();
            List<Part> parts = new ArrayList<>();
            Semantics semantics = family().semantics();
            Semantics.CommandMeaning command = semantics.commands().get(name);
            Semantics.EventMeaning event = semantics.events().get(name);
            if (space == NumberSpace.FUNCTIONS && command != null) {
                part(Role.REQUEST, command.request(), command.size(), parts);
                if (command.reply() instanceof Semantics.ReplyMeaning.Struct(String reply)) {
                    part(Role.REPLY, Optional.of(reply), SizeRule.EXACT, parts);
                }
            } else if (space == NumberSpace.EVENTS && event != null) {
                part(Role.PAYLOAD, event.payload(), event.size(), parts);
            }
            return new Use(name, Kind.of(space), numbers, parts, Optional.empty(), Optional.empty());
        }

        private void part(Role role, Optional<String> struct, SizeRule rule, List<Part> parts) {
            struct.map(diff::structsNamed).orElse(List.of()).forEach(found -> part(role, found, rule, parts));
        }

        private static void part(Role role, StructDiff struct, SizeRule rule, List<Part> parts) {
            if (struct.verdict() != Verdict.IDENTICAL) {
                parts.add(new Part(role, struct, compatible(role, struct, rule)));
            }
        }

        private static boolean compatible(Role role, StructDiff diff, SizeRule rule) {
            return switch (diff.harm()) {
                case NONE -> true;
                case BOTH -> false;
                case WRITER ->
                    (role == Role.REPLY || role == Role.PAYLOAD)
                            && (diff.verdict() != Verdict.APPENDED || rule == SizeRule.AT_LEAST);
            };
        }
    }
}
