package org.fwabi.processor.spec;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.diagnostic.Suggestion;
import org.fwabi.processor.source.SourcePos;

/** What only all releases together can tell: whether what the semantics name exists anywhere. */
final class FamilyCheck {
    private final Family family;
    private final List<Release> releases;
    private final Diagnostics diagnostics;
    private final Set<String> broken = new HashSet<>();
    private final Map<String, NeutralNames> names = new HashMap<>();

    FamilyCheck(Family family, List<Release> releases, Diagnostics diagnostics) {
        this.family = family;
        this.releases = List.copyOf(releases);
        this.diagnostics = diagnostics;
        releases.forEach(release -> release.broken().forEach(name -> broken.add(family.neutralName(name))));
    }

    void run() {
        new ReuseCheck(family, releases, diagnostics).run();
        Semantics semantics = family.semantics();
        Set<String> functions = names(NumberSpace.FUNCTIONS);
        Set<String> events = names(NumberSpace.EVENTS);
        Set<String> structs = new LinkedHashSet<>();
        releases.forEach(release -> release.structs().keySet().forEach(name -> structs.add(family.neutralName(name))));
        Set<String> enums = releases.stream()
                .flatMap(release -> release.enums().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (Semantics.CommandMeaning command : semantics.commands().values()) {
            String what = "command " + command.function();
            exists(command.function(), functions, "function", "semantics", command.at());
            command.request().ifPresent(name -> exists(name, structs, "struct", what, command.at()));
            if (command.reply() instanceof Semantics.ReplyMeaning.Struct reply) {
                exists(reply.neutralName(), structs, "struct", what, command.at());
            }
        }
        for (Semantics.EventMeaning event : semantics.events().values()) {
            exists(event.event(), events, "event", "semantics", event.at());
            event.payload().ifPresent(name -> exists(name, structs, "struct", "event " + event.event(), event.at()));
        }
        for (Semantics.EnumMeaning meaning : semantics.enums().values()) {
            exists(meaning.name(), enums, "enum", "semantics", meaning.at());
        }
        for (Semantics.StructMeaning meaning : semantics.structs().values()) {
            if (exists(meaning.struct(), structs, "struct", "semantics", meaning.at())) {
                checkStruct(meaning, enums);
            }
        }
    }

    private Set<String> names(NumberSpace space) {
        return releases.stream()
                .flatMap(release -> release.numbers().getOrDefault(space, Map.of()).keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void checkStruct(Semantics.StructMeaning meaning, Set<String> enums) {
        String what = "struct " + meaning.struct();
        Set<String> fields = new LinkedHashSet<>();
        for (Release release : releases) {
            struct(release, meaning.struct())
                    .ifPresent(struct -> members(struct).forEach(f -> fields.add(f.name())));
        }
        if (fields.isEmpty() && broken.contains(meaning.struct())) {
            return;
        }
        for (Semantics.FieldMeaning field : meaning.fields().values()) {
            exists(field.field(), fields, "field", what, field.at());
            field.enumName().ifPresent(name -> exists(name, enums, "enum", what, field.at()));
        }
        meaning.counts().forEach((array, count) -> {
            if (exists(array, fields, "field", what, count.at())
                    && exists(count.field(), fields, "field", what, count.at())) {
                releases.forEach(release -> checkCount(release, meaning.struct(), array, count));
            }
        });
    }

    private void checkCount(Release release, String neutral, String array, Semantics.Count count) {
        Optional<List<FieldSpec>> members = struct(release, neutral).map(FamilyCheck::members);
        Optional<FieldSpec> bounded = members.flatMap(fields -> named(fields, array));
        if (bounded.isEmpty()) {
            return;
        }
        Optional<FieldSpec> counting = members.flatMap(fields -> named(fields, count.field()));
        String where = "struct " + neutral + " of release " + release.name() + ": ";
        if (!bounded.get().array()) {
            uncountable(count.at(), where + "'" + array + "' is no array, so nothing can count its elements", bounded);
        } else if (counting.isEmpty()) {
            uncountable(
                    count.at(), where + "there is no field '" + count.field() + "' to count '" + array + "'", bounded);
        } else if (!counts(counting.get())) {
            uncountable(
                    count.at(),
                    where + "'" + count.field() + "' is " + counting.get().typeText() + ", which cannot count '" + array
                            + "'",
                    counting);
        }
    }

    private void uncountable(SourcePos at, String message, Optional<FieldSpec> shown) {
        Diagnostic found = Diagnostic.error(DiagnosticId.FW043, at, message).withMark(at, "");
        diagnostics.add(shown.map(field -> found.withMark(field.at(), "")).orElse(found));
    }

    private static boolean counts(FieldSpec field) {
        return !field.array()
                && field.type() instanceof TypeSpec.Scalar scalar
                && switch (scalar.scalar()) {
                    case U8, U16, U32, U64, S8, S16, S32, S64 -> true;
                    case BOOL8, CHAR, F32, F64, HANDLE, ADDRESS, POINTER -> false;
                };
    }

    private Optional<StructSpec> struct(Release release, String neutral) {
        return names.computeIfAbsent(release.name(), absent -> NeutralNames.of(release))
                .meant(neutral)
                .map(release.structs()::get);
    }

    /** The named fields, those inside anonymous members included. */
    private static List<FieldSpec> members(StructSpec struct) {
        return struct.fields().stream()
                .flatMap(field -> field.anonymous() && field.type() instanceof TypeSpec.Inline inline
                        ? members(inline.struct()).stream()
                        : Stream.of(field))
                .toList();
    }

    private static Optional<FieldSpec> named(List<FieldSpec> fields, String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    private boolean exists(String name, Collection<String> known, String noun, String what, SourcePos at) {
        if (known.contains(name) || broken.contains(name)) {
            return known.contains(name);
        }
        diagnostics.add(Diagnostic.error(
                DiagnosticId.FW042,
                at,
                what + ": no release has the " + noun + " '" + name + "'" + Suggestion.didYouMean(name, known)));
        return false;
    }
}
