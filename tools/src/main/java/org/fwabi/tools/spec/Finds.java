package org.fwabi.tools.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.FieldSpec;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.NumberSpec;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.processor.spec.TypeSpec;

/** Searches releases for names and numbers. What releases share is looked at once. */
final class Finds {
    /** What can be found, in the order in which it is shown. */
    enum Kind {
        FUNCTION,
        EVENT,
        CONTROL,
        CLASS,
        STRUCT,
        FIELD,
        ENUM,
        CONSTANT,
        /** A struct that only the host has, so that there is no layout of it. */
        HOST_ONLY;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(NumberSpace space) {
            return switch (space) {
                case FUNCTIONS -> FUNCTION;
                case EVENTS -> EVENT;
                case CONTROLS -> CONTROL;
                case CLASSES -> CLASS;
            };
        }
    }

    /** How well something fits, the best first. */
    private enum Rank {
        NUMBER,
        NAME,
        PART
    }

    /**
     * Something that was found, with one meaning.
     *
     * @param name as the specs have it; of a field, with its struct before a dot; of a constant, its enum likewise
     * @param number of what has one
     */
    record Meaning(Rank rank, Kind kind, String name, OptionalLong number) {
        /** The number as text, or nothing. */
        String numberText() {
            if (number.isEmpty()) {
                return "";
            }
            boolean counted = kind == Kind.FUNCTION;
            return counted
                    ? Long.toString(number.getAsLong())
                    : kind == Kind.CONSTANT
                            ? Numerals.text(number.getAsLong())
                            : "0x" + Long.toHexString(number.getAsLong());
        }
    }

    /**
     * A meaning and where it holds.
     *
     * @param releases in the order of the family
     */
    record Hit(Family family, Meaning meaning, List<String> releases) {}

    private static final Comparator<Hit> ORDER = Comparator.comparing(
                    (Hit hit) -> hit.meaning().rank())
            .thenComparing(hit -> hit.meaning().kind())
            .thenComparing(hit -> hit.meaning().number().orElse(0), Long::compareUnsigned)
            .thenComparing(hit -> hit.meaning().name(), String.CASE_INSENSITIVE_ORDER);

    private final String text;
    private final OptionalLong number;
    private final IdentityHashMap<Object, List<Meaning>> done = new IdentityHashMap<>();
    private final Map<Family, Map<Meaning, List<String>>> found = new LinkedHashMap<>();

    /** A search for a part of a name, in whatever case, or for a number, decimal or 0x hexadecimal. */
    Finds(String text) {
        this.text = text.toLowerCase(Locale.ROOT);
        this.number = Numerals.parse(text);
    }

    /** Searches one more release. */
    void search(Release release) {
        Map<Meaning, List<String>> here = found.computeIfAbsent(release.family(), absent -> new LinkedHashMap<>());
        release.numbers().forEach((space, numbers) -> {
            String prefix = release.family().prefixes().getOrDefault(space, "");
            numbers.values()
                    .forEach(spec ->
                            add(here, release, done.computeIfAbsent(spec, absent -> meanings(space, prefix, spec))));
        });
        release.structs()
                .values()
                .forEach(spec ->
                        add(here, release, done.computeIfAbsent(spec, absent -> meanings(release.family(), spec))));
        release.enums()
                .values()
                .forEach(spec -> add(here, release, done.computeIfAbsent(spec, absent -> meanings(spec))));
        release.hostOnly().forEach(name -> add(here, release, hostOnly(name)));
    }

    private List<Meaning> hostOnly(String struct) {
        List<Meaning> meanings = new ArrayList<>(0);
        meaning(Kind.HOST_ONLY, struct, OptionalLong.empty(), is(struct), has(struct), meanings);
        return meanings;
    }

    /** What was found, the best first. */
    List<Hit> hits() {
        List<Hit> hits = new ArrayList<>();
        found.forEach((family, meanings) ->
                meanings.forEach((meaning, releases) -> hits.add(new Hit(family, meaning, List.copyOf(releases)))));
        hits.sort(ORDER);
        return hits;
    }

    private static void add(Map<Meaning, List<String>> here, Release release, List<Meaning> meanings) {
        for (Meaning meaning : meanings) {
            here.computeIfAbsent(meaning, absent -> new ArrayList<>()).add(release.name());
        }
    }

    private List<Meaning> meanings(NumberSpace space, String prefix, NumberSpec spec) {
        List<Meaning> meanings = new ArrayList<>(1);
        String full = prefix + spec.name();
        // A part of the prefix alone would find everything.
        boolean part = has(spec.name()) || (has(full) && !has(prefix));
        boolean exact = is(spec.name()) || is(full);
        meaning(Kind.of(space), spec.name(), OptionalLong.of(spec.value()), exact, part, meanings);
        return meanings;
    }

    private List<Meaning> meanings(Family family, StructSpec struct) {
        List<Meaning> meanings = new ArrayList<>(0);
        boolean exact = is(struct.name()) || is(family.neutralName(struct.name()));
        meaning(Kind.STRUCT, struct.name(), OptionalLong.empty(), exact, has(struct.name()), meanings);
        fields(struct, struct.name() + ".", meanings);
        return meanings;
    }

    private void fields(StructSpec struct, String prefix, List<Meaning> meanings) {
        for (FieldSpec field : struct.fields()) {
            String path = prefix + field.name();
            if (!field.anonymous()) {
                meaning(
                        Kind.FIELD,
                        path,
                        OptionalLong.empty(),
                        is(field.name()) || is(path),
                        has(field.name()),
                        meanings);
            }
            if (field.type() instanceof TypeSpec.Inline(StructSpec inner)) {
                fields(inner, field.anonymous() ? prefix : path + ".", meanings);
            }
        }
    }

    private List<Meaning> meanings(EnumSpec spec) {
        List<Meaning> meanings = new ArrayList<>(0);
        meaning(Kind.ENUM, spec.name(), OptionalLong.empty(), is(spec.name()), has(spec.name()), meanings);
        spec.values()
                .forEach((name, value) -> meaning(
                        Kind.CONSTANT,
                        spec.name() + "." + name,
                        OptionalLong.of(value),
                        is(name),
                        has(name),
                        meanings));
        return meanings;
    }

    private void meaning(
            Kind kind, String name, OptionalLong value, boolean exact, boolean part, List<Meaning> meanings) {
        boolean same = value.isPresent() && value.equals(number);
        if (same || exact || part) {
            Rank rank = same ? Rank.NUMBER : exact ? Rank.NAME : Rank.PART;
            meanings.add(new Meaning(rank, kind, name, value));
        }
    }

    private boolean is(String name) {
        return name.length() == text.length() && name.toLowerCase(Locale.ROOT).equals(text);
    }

    private boolean has(String name) {
        return name.toLowerCase(Locale.ROOT).contains(text);
    }
}
