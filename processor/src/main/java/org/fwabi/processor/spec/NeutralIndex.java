package org.fwabi.processor.spec;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The neutral names of the structs of all releases of a family, as far as they have been asked for: releases have most
 * names in common, and a suffix is a regular expression. Not thread-safe.
 */
final class NeutralIndex {
    private final Family family;
    private final Set<String> referred;
    private final Map<String, String> neutralNames = new HashMap<>();
    private final Map<String, Set<String>> structs = new HashMap<>();

    NeutralIndex(Family family) {
        this.family = family;
        this.referred = referred(family.semantics());
    }

    /** The neutral name of a struct, which {@link #structs} knows from now on. */
    String neutralName(String struct) {
        String known = neutralNames.get(struct);
        if (known == null) {
            known = family.neutralName(struct);
            neutralNames.put(struct, known);
            structs.computeIfAbsent(known, name -> new LinkedHashSet<>()).add(struct);
        }
        return known;
    }

    /** The structs of any release that have been found to have this neutral name. */
    Set<String> structs(String neutral) {
        return structs.getOrDefault(neutral, Set.of());
    }

    /** Whether semantics refer to a struct by this neutral name. */
    boolean referred(String neutral) {
        return referred.contains(neutral);
    }

    private static Set<String> referred(Semantics semantics) {
        Set<String> names = new HashSet<>(semantics.structs().keySet());
        for (Semantics.CommandMeaning command : semantics.commands().values()) {
            command.request().ifPresent(names::add);
            if (command.reply() instanceof Semantics.ReplyMeaning.Struct reply) {
                names.add(reply.neutralName());
            }
        }
        for (Semantics.EventMeaning event : semantics.events().values()) {
            event.payload().ifPresent(names::add);
        }
        semantics.controls().values().forEach(control -> control.params().ifPresent(names::add));
        semantics.classes().values().forEach(meaning -> meaning.params().ifPresent(names::add));
        return names;
    }
}
