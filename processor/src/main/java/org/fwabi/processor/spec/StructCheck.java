package org.fwabi.processor.spec;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.Everywhere.Found;
import org.fwabi.processor.spec.Semantics.Count;
import org.fwabi.processor.spec.Semantics.FieldMeaning;
import org.fwabi.processor.spec.Semantics.StructMeaning;
import org.fwabi.processor.spec.Semantics.Tag;

/** Whether the structs that semantics speak of have the fields, and whether these are what semantics take them for. */
final class StructCheck {
    private final Everywhere everywhere;

    StructCheck(Everywhere everywhere) {
        this.everywhere = everywhere;
    }

    void run() {
        for (StructMeaning meaning : everywhere.family().semantics().structs().values()) {
            if (everywhere.exists(meaning.struct(), everywhere.structs(), "struct", "semantics", meaning.at())) {
                formerNames(meaning);
                fields(meaning);
            }
        }
    }

    private void formerNames(StructMeaning meaning) {
        for (String former : meaning.was()) {
            List<Release> with = everywhere.releases().stream()
                    .filter(release -> has(release, former))
                    .toList();
            if (with.isEmpty()) {
                everywhere.exists(
                        former, everywhere.structs(), "struct", "struct " + meaning.struct() + ": 'was'", meaning.at());
            }
            with.stream()
                    .filter(release -> release.structs().containsKey(meaning.struct()))
                    .findFirst()
                    .ifPresent(release -> everywhere.error(
                            DiagnosticId.FW052,
                            meaning.at(),
                            "release %s has struct '%s' and '%s', so neither is the other's former name"
                                    .formatted(release.name(), meaning.struct(), former)));
        }
    }

    private boolean has(Release release, String former) {
        return release.structs().containsKey(former)
                || release.structs().keySet().stream()
                        .anyMatch(name -> name.startsWith(former)
                                && everywhere.family().withoutSuffix(name).equals(former));
    }

    private void fields(StructMeaning meaning) {
        String what = "struct " + meaning.struct();
        List<Found> found = everywhere.found(meaning.struct());
        Set<String> fields = new LinkedHashSet<>();
        found.forEach(one -> one.struct().members().forEach(field -> fields.add(field.name())));
        if (fields.isEmpty() && everywhere.broken(meaning.struct())) {
            return;
        }
        for (FieldMeaning field : meaning.fields().values()) {
            everywhere.exists(field.field(), fields, "field", what, field.at());
            field.was()
                    .forEach(former -> everywhere.exists(
                            former, fields, "field", what + ": field '" + field.field() + "': 'was'", field.at()));
            field.enumName().ifPresent(name -> everywhere.exists(name, everywhere.enums(), "enum", what, field.at()));
            found.forEach(one -> field(one, field));
        }
        meaning.counts().forEach((array, count) -> {
            if (everywhere.exists(array, fields, "field", what, count.at())
                    && everywhere.exists(count.field(), fields, "field", what, count.at())) {
                found.forEach(one -> count(one, meaning.struct(), array, count));
            }
        });
        meaning.tags().forEach((union, tag) -> {
            if (everywhere.exists(union, fields, "field", what, tag.at())
                    && everywhere.exists(tag.field(), fields, "field", what, tag.at())) {
                tag(meaning, union, tag, found);
            }
        });
    }

    private void field(Found found, FieldMeaning meaning) {
        Optional<FieldSpec> now = found.struct().find(meaning.field());
        for (String former : meaning.was()) {
            Optional<FieldSpec> before = found.struct().find(former);
            if (now.isPresent() && before.isPresent()) {
                everywhere.error(
                        DiagnosticId.FW052,
                        meaning.at(),
                        "%s has '%s' and '%s', so neither is the other's former name"
                                .formatted(where(found), meaning.field(), former),
                        before);
            }
        }
        everywhere.field(found.struct(), meaning.field()).ifPresent(field -> kind(found, meaning, field));
    }

    private void kind(Found found, FieldMeaning meaning, FieldSpec field) {
        if (meaning.selfSize() && !FieldKinds.integer(field)) {
            wrong(found, meaning.at(), field, "which cannot hold the size of its struct");
        }
        if (meaning.textOffset() && !FieldKinds.integer(field)) {
            wrong(found, meaning.at(), field, "which cannot hold an offset");
        }
        meaning.preset().ifPresent(preset -> {
            Optional<Integer> bits = FieldKinds.bits(field, found.release());
            if (bits.isEmpty()) {
                wrong(found, meaning.at(), field, "which has no default but zero");
            } else if (!FieldKinds.fits(preset, bits.get())) {
                everywhere.error(
                        DiagnosticId.FW056,
                        meaning.at(),
                        "%s: the default %s of '%s' does not fit into %s"
                                .formatted(where(found), preset, field.name(), field.typeText()),
                        Optional.of(field));
            }
        });
    }

    private void wrong(Found found, SourcePos at, FieldSpec field, String why) {
        everywhere.error(
                DiagnosticId.FW057,
                at,
                "%s: '%s' is %s, %s".formatted(where(found), field.name(), field.typeText(), why),
                Optional.of(field));
    }

    private static String where(Found found) {
        return "struct " + found.struct().name() + " of release "
                + found.release().name();
    }

    private void count(Found found, String neutral, String array, Count count) {
        Optional<FieldSpec> bounded = everywhere.field(found.struct(), array);
        if (bounded.isEmpty()) {
            return;
        }
        Optional<FieldSpec> counting = everywhere.field(found.struct(), count.field());
        String where = "struct " + neutral + " of release " + found.release().name() + ": ";
        if (!bounded.get().array()) {
            uncountable(count, where + "'" + array + "' is no array, so nothing can count its elements", bounded);
        } else if (counting.isEmpty()) {
            uncountable(count, where + "there is no field '" + count.field() + "' to count '" + array + "'", bounded);
        } else if (!FieldKinds.integer(counting.get())) {
            uncountable(
                    count,
                    where + "'" + count.field() + "' is " + counting.get().typeText() + ", which cannot count '" + array
                            + "'",
                    counting);
        }
    }

    private void uncountable(Count count, String message, Optional<FieldSpec> shown) {
        everywhere.error(DiagnosticId.FW043, count.at(), message, shown);
    }

    private void tag(StructMeaning meaning, String unionName, Tag tag, List<Found> found) {
        String what = "struct " + meaning.struct() + ": tag of '" + unionName + "'";
        Set<String> members = new LinkedHashSet<>();
        Set<String> constants = new LinkedHashSet<>();
        for (Found one : found) {
            Optional<FieldSpec> union = everywhere.field(one.struct(), unionName);
            Optional<StructSpec> inside = union.flatMap(field -> union(one.release(), field));
            Optional<FieldSpec> by = everywhere.field(one.struct(), tag.field());
            Optional<String> values = by.flatMap(field -> enumName(meaning, tag, one.release(), field));
            if (union.isPresent() && inside.isEmpty()) {
                wrong(one, tag.at(), union.get(), "no union");
            } else if (union.isPresent() && by.isEmpty()) {
                everywhere.error(
                        DiagnosticId.FW057,
                        tag.at(),
                        where(one) + ": there is no field '" + tag.field() + "' to tell what '" + unionName + "' holds",
                        union);
            } else if (by.isPresent() && values.isEmpty()) {
                wrong(one, tag.at(), by.get(), "which holds values of no enum; name one under 'enum'");
            }
            inside.ifPresent(struct -> struct.members().forEach(member -> members.add(member.name())));
            values.ifPresent(name -> everywhere
                    .enums(name)
                    .forEach(spec -> constants.addAll(spec.values().keySet())));
        }
        known(tag.members().keySet(), constants, "constant", what, tag.at());
        known(tag.members().values(), members, "member", what, tag.at());
    }

    /** Where nothing is known, what should have it has a finding already. */
    private void known(Collection<String> names, Set<String> known, String noun, String what, SourcePos at) {
        if (!known.isEmpty()) {
            names.forEach(name -> everywhere.exists(name, known, noun, what, at));
        }
    }

    private static Optional<StructSpec> union(Release release, FieldSpec field) {
        Optional<StructSpec> struct = switch (field.type()) {
            case TypeSpec.Inline(StructSpec inline) -> Optional.of(inline);
            case TypeSpec.Named(String name) ->
                Optional.ofNullable(release.structs().get(name));
            case TypeSpec.Scalar scalar -> Optional.empty();
        };
        return field.array() ? Optional.empty() : struct.filter(known -> known.kind() == StructSpec.Kind.UNION);
    }

    private static Optional<String> enumName(StructMeaning meaning, Tag tag, Release release, FieldSpec field) {
        Map<String, FieldMeaning> fields = meaning.fields();
        return Optional.ofNullable(fields.get(tag.field()))
                .flatMap(FieldMeaning::enumName)
                .or(() -> field.type() instanceof TypeSpec.Named(String name)
                                && release.enums().containsKey(name)
                        ? Optional.of(name)
                        : Optional.empty());
    }
}
