package org.fwabi.processor.binding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.binding.TaggedUnion.Case;
import org.fwabi.processor.spec.Semantics.FieldMeaning;
import org.fwabi.processor.spec.Semantics.StructMeaning;
import org.fwabi.processor.spec.Semantics.Tag;

/**
 * Decides the sealed types of a struct's tagged unions. Where only some of the releases that have the struct have the
 * union or its tag, there is no such type: what differs is read field by field.
 */
final class TagBinder {
    private final Map<String, Tag> tags;
    private final Map<String, String> simpleNames = new HashMap<>();

    /**
     * @param javaType the struct's class; no type inside may have its name or that of a class around it
     */
    TagBinder(Optional<StructMeaning> meaning, String javaType) {
        this.tags = meaning.map(StructMeaning::tags).orElse(Map.of());
        Set<String> taken = new HashSet<>(List.of(javaType.split("\\.", -1)));
        taken.add("Layout");
        tags.keySet().forEach(union -> {
            String name = meaning.flatMap(
                            known -> Optional.ofNullable(known.fields().get(union)))
                    .flatMap(FieldMeaning::javaName)
                    .orElse(JavaNames.member(union));
            String simple = JavaNames.capital(name);
            while (!taken.add(simple) || JavaNames.typeProblem(simple).isPresent()) {
                simple += "Case";
            }
            simpleNames.put(union, simple);
        });
    }

    /** Names of the sealed types, which no class of a struct written in place may have. */
    Set<String> simpleNames() {
        return Set.copyOf(simpleNames.values());
    }

    /** The types, for the fields that are left. */
    List<TaggedUnion> bind(
            List<FieldBinding> fields, Map<String, StructBinding> structs, Map<String, EnumBinding> enums) {
        List<TaggedUnion> unions = new ArrayList<>();
        tags.forEach((cName, tag) -> {
            Optional<FieldBinding> union = single(fields, cName);
            Optional<FieldBinding> by = single(fields, tag.field());
            StructBinding members = structs.get(cName);
            EnumBinding held = enums.get(tag.field());
            if (union.isPresent() && by.isPresent() && members != null && held != null) {
                unions.add(new TaggedUnion(
                        cName,
                        simpleNames.getOrDefault(cName, ""),
                        union.get().name() + "Case",
                        union.get(),
                        by.get(),
                        held.javaType(),
                        cases(tag, members, held)));
            }
        });
        return unions;
    }

    private static Optional<FieldBinding> single(List<FieldBinding> fields, String cName) {
        return fields.stream()
                .filter(field -> field.cName().equals(cName))
                .filter(field -> field.everywhere() && field.dimensions().isEmpty())
                .findFirst();
    }

    private static List<Case> cases(Tag tag, StructBinding members, EnumBinding held) {
        Map<String, FieldBinding> byName = new LinkedHashMap<>();
        members.fields().forEach(field -> byName.put(field.cName(), field));
        List<Case> cases = new ArrayList<>();
        for (EnumBinding.Constant constant : held.constants()) {
            Optional.ofNullable(tag.members().get(constant.cName()))
                    .flatMap(member -> Optional.ofNullable(byName.get(member)))
                    .ifPresent(member -> cases.add(new Case(constant.name(), record(member), member)));
        }
        return cases;
    }

    private static String record(FieldBinding member) {
        String name = JavaNames.capital(member.name());
        boolean free = !name.equals("Unknown")
                && !name.equals("NoMember")
                && JavaNames.typeProblem(name).isEmpty();
        return free ? name : name + "Member";
    }
}
