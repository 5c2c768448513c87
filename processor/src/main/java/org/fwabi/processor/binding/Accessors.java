package org.fwabi.processor.binding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.fwabi.processor.binding.Element.Carrier;
import org.fwabi.processor.binding.FieldBinding.Accessor;
import org.fwabi.processor.binding.FieldBinding.Role;
import org.fwabi.processor.spec.ScalarType;
import org.fwabi.processor.spec.Semantics.FieldMeaning;

/** Decides which methods a field gets. */
final class Accessors {
    private final String name;
    private final int rank;
    private final boolean everywhere;
    private final boolean ruled;
    private final List<Accessor> made = new ArrayList<>();

    private Accessors(String name, int rank, boolean everywhere, boolean ruled) {
        this.name = name;
        this.rank = rank;
        this.everywhere = everywhere;
        this.ruled = ruled;
    }

    /** The methods of a field, in the order in which a reader expects them. */
    static List<Accessor> of(
            String name, Element element, int rank, boolean everywhere, Optional<FieldMeaning> meaning) {
        boolean ruled = !everywhere && meaning.flatMap(FieldMeaning::absent).isPresent();
        Accessors accessors = new Accessors(name, rank, everywhere, ruled);
        if (!everywhere) {
            accessors.add(Role.HAS, "has" + JavaNames.capital(name), List.of());
        }
        accessors.elements(element);
        if (rank > 0) {
            accessors.add(Role.LENGTH, name + "Length", List.of());
        }
        if (rank > 1) {
            accessors.add(Role.LENGTH_OF, name + "Length", List.of("int"));
        }
        if (bytes(element, rank)) {
            accessors.add(Role.BYTES, name + "Bytes", List.of());
        }
        if (meaning.filter(FieldMeaning::textOffset).isPresent() && number(element)) {
            accessors.textAt();
        }
        return accessors.made;
    }

    private static boolean number(Element element) {
        return switch (element) {
            case Element.Plain(var scalar, Carrier carrier) -> carrier == Carrier.INT || carrier == Carrier.LONG;
            case Element.Coded coded -> true;
            default -> false;
        };
    }

    /** {@code nameOffset} points to {@code nameText}. */
    private void textAt() {
        String stem = name.endsWith("Offset") ? name.substring(0, name.length() - "Offset".length()) : name;
        add(Role.TEXT_AT, stem + "Text", indexes());
        List<String> parameters = and(and(indexes(), "TextPool"), "String");
        add(Role.SET_TEXT_AT, stem + "Text", everywhere ? parameters : and(parameters, "Absent"));
    }

    private static boolean bytes(Element element, int rank) {
        return switch (element) {
            case Element.Plain(ScalarType scalar, var carrier) -> rank == 1 && scalar == ScalarType.U8;
            case Element.Text text -> rank == 0;
            default -> false;
        };
    }

    private void elements(Element element) {
        switch (element) {
            case Element.Plain(var scalar, Carrier carrier) -> values(name, type(carrier), Role.GET, Role.OR, Role.SET);
            case Element.Coded(var codec, Carrier carrier) -> values(name, type(carrier), Role.GET, Role.OR, Role.SET);
            case Element.Text text -> values(name, "String", Role.GET, Role.OR, Role.SET);
            case Element.Struct struct -> {
                if (rank == 1) {
                    add(Role.LIST, name, List.of());
                }
                add(Role.GET, name, indexes());
            }
            case Element.Enumerated(String javaType, var table, boolean complete, var raw) -> {
                add(Role.GET, name, indexes());
                setter(Role.SET, name, javaType);
                if (everywhere && !complete) {
                    add(Role.SET_KNOWN, name, and(and(indexes(), javaType), "Absent"));
                }
                values(name + "Raw", "long", Role.RAW_GET, Role.RAW_OR, Role.RAW_SET);
            }
        }
    }

    private void values(String method, String type, Role get, Role or, Role set) {
        add(get, method, indexes());
        if (!everywhere) {
            add(or, method + "Or", and(indexes(), type));
        }
        setter(set, method, type);
    }

    private void setter(Role role, String method, String type) {
        List<String> parameters = and(indexes(), type);
        add(role, method, everywhere ? parameters : and(parameters, "Absent"));
        if (ruled) {
            add(role == Role.RAW_SET ? Role.RAW_SET_BY_RULE : Role.SET_BY_RULE, method, parameters);
        }
    }

    private List<String> indexes() {
        return Collections.nCopies(rank, "int");
    }

    private static List<String> and(List<String> list, String last) {
        List<String> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }

    private void add(Role role, String method, List<String> parameters) {
        made.add(new Accessor(role, method, List.copyOf(parameters)));
    }

    /** The Java type of a carrier. */
    static String type(Carrier carrier) {
        return switch (carrier) {
            case INT -> "int";
            case LONG -> "long";
            case FLOAT -> "float";
            case DOUBLE -> "double";
            case BOOLEAN -> "boolean";
        };
    }
}
