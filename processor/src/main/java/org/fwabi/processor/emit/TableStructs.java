package org.fwabi.processor.emit;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.binding.NamePattern;
import org.fwabi.processor.catalog.ByteTail;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.FieldSpec;
import org.fwabi.processor.spec.NeutralNames;
import org.fwabi.processor.spec.Semantics;
import org.fwabi.processor.spec.Semantics.ReplyMeaning;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.processor.spec.TypeSpec;

/**
 * The structs and enums that a table of one release holds: what semantics speak of, what the request names, and all that
 * these embed. A release has thousands more, which a decoder of messages never meets.
 */
final class TableStructs {
    private final ReleaseLayout layout;
    private final NeutralNames names;
    private final Set<String> structs = new LinkedHashSet<>();
    private final Set<String> enums = new LinkedHashSet<>();
    private final Deque<StructSpec> open = new ArrayDeque<>();

    /**
     * @param structs neutral names that the request asks for, or patterns
     * @param enums C names that the request asks for, or patterns
     */
    TableStructs(ReleaseLayout layout, NeutralNames names, Collection<String> structs, Collection<String> enums) {
        this.layout = layout;
        this.names = names;
        enums.stream().filter(word -> !NamePattern.is(word)).forEach(this.enums::add);
        layout.release().enums().keySet().stream()
                .filter(name -> NamePattern.anyFits(enums, name))
                .forEach(this.enums::add);
        structs.stream().filter(word -> !NamePattern.is(word)).forEach(this::add);
        all(structs.stream().filter(NamePattern::is).map(NamePattern::of).toList());
        Semantics semantics = layout.release().family().semantics();
        semantics.structs().keySet().forEach(this::add);
        this.enums.addAll(semantics.enums().keySet());
        for (Semantics.CommandMeaning command : semantics.commands().values()) {
            command.request().ifPresent(this::add);
            if (command.reply() instanceof ReplyMeaning.Struct(String reply)) {
                add(reply);
            }
        }
        for (Semantics.EventMeaning event : semantics.events().values()) {
            event.payload().ifPresent(this::add);
        }
        semantics.controls().values().forEach(control -> control.params().ifPresent(this::add));
        semantics.classes().values().forEach(meaning -> meaning.params().ifPresent(this::add));
        while (!open.isEmpty()) {
            embedded(open.removeFirst());
        }
    }

    boolean struct(String cName) {
        return structs.contains(cName);
    }

    boolean enumeration(String cName) {
        return enums.contains(cName);
    }

    /**
     * For a flexible array of a named union, which is bytes: what the array is aligned to. The union's members are then
     * not in the table.
     */
    Optional<Integer> byteTail(StructSpec holder, FieldSpec field) {
        Family family = layout.release().family();
        return field.type() instanceof TypeSpec.Named(String union)
                        && ByteTail.is(
                                field,
                                layout,
                                Optional.ofNullable(
                                        family.semantics().structs().get(family.neutralName(holder.name()))))
                ? Optional.ofNullable(layout.structs().get(union)).map(StructLayout::align)
                : Optional.empty();
    }

    private void all(List<NamePattern> patterns) {
        Family family = layout.release().family();
        layout.release().structs().keySet().stream()
                .filter(cName -> patterns.stream()
                        .anyMatch(pattern -> pattern.fits(cName) || pattern.fits(family.neutralName(cName))))
                .forEach(this::addStruct);
    }

    private void add(String neutral) {
        names.meant(neutral).ifPresent(this::addStruct);
    }

    private void addStruct(String cName) {
        StructSpec struct = layout.release().structs().get(cName);
        if (struct == null) {
            enums.add(cName);
        } else if (structs.add(cName)) {
            open.add(struct);
        }
    }

    private void embedded(StructSpec struct) {
        for (FieldSpec field : struct.fields()) {
            switch (field.type()) {
                case TypeSpec.Scalar scalar -> {}
                case TypeSpec.Inline(StructSpec inline) -> embedded(inline);
                case TypeSpec.Named(String name) -> {
                    if (byteTail(struct, field).isEmpty()) {
                        addStruct(name);
                    }
                }
            }
        }
    }
}
