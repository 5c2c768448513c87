package org.fwabi.processor.emit;

import com.palantir.javapoet.CodeBlock;
import org.fwabi.processor.binding.Element;
import org.fwabi.processor.binding.FieldBinding;
import org.fwabi.processor.binding.FieldBinding.Accessor;
import org.fwabi.processor.binding.FieldBinding.Role;
import org.fwabi.processor.spec.Semantics.AbsentRule;

/** Writes the comments of a field's methods. */
final class FieldDocs {
    private FieldDocs() {}

    /** The comment of one method. */
    static CodeBlock of(FieldBinding field, Accessor accessor) {
        Docs docs = new Docs();
        String code = "{@code " + field.cName() + "}";
        switch (accessor.role()) {
            case HAS -> docs.add("Whether the release in use has " + code + ". " + field.where());
            case GET -> main(field, docs);
            case OR, RAW_OR ->
                docs.add("As {@link #" + read(field, accessor.role()) + "}, or {@code fallback} where the"
                        + " release in use has no such field. Allocates nothing.");
            case SET, RAW_SET -> {
                docs.add("Sets " + code + "." + absence(field));
                refusals(field, accessor, docs);
            }
            case SET_BY_RULE, RAW_SET_BY_RULE -> {
                docs.add("Sets " + code + "." + rule(field));
                refusals(field, accessor, docs);
            }
            case TEXT_AT ->
                docs.add("The text that " + code + " points to, from the start of the message; empty if it points"
                        + " outside, or no NUL ends the text.");
            case SET_TEXT_AT ->
                docs.add("Puts a text behind the message, and its offset into " + code + "." + absence(field));
            case SET_KNOWN -> {
                docs.add("Sets " + code + ". Not every targeted release has every constant: {@code absent} says what"
                        + " then.");
                docs.tag(
                        "@throws IllegalArgumentException if the release in use has no such constant and {@code absent}"
                                + " does not skip");
            }
            case RAW_GET -> docs.add("The number in " + code + ", whether the enum has it or not.");
            case LENGTH -> docs.add("Elements of " + code + "." + counted(field) + open(field));
            case LENGTH_OF -> docs.add("Elements of one dimension of " + code + ", 0 being the outermost.");
            case BYTES -> docs.add("The bytes of " + code + ", not copied.");
            case LIST -> main(field, docs);
        }
        return docs.build();
    }

    private static void main(FieldBinding field, Docs docs) {
        docs.quote(field.doc());
        docs.add("{@code " + field.declaration() + "}. " + field.where());
        if (field.element() instanceof Element.Enumerated) {
            docs.add("{@code Unknown} if the enum of the release in use has no such number.");
        }
    }

    private static String read(FieldBinding field, Role role) {
        String indexes = "int, ".repeat(field.dimensions().size());
        String list = indexes.isEmpty() ? "" : indexes.substring(0, indexes.length() - 2);
        return field.name() + (role == Role.RAW_OR ? "Raw" : "") + "(" + list + ")";
    }

    private static String rule(FieldBinding field) {
        return switch (field.absent().orElseThrow()) {
            case SKIP -> " Dropped in a release without the field.";
            case REFUSE -> " Refused in a release without the field.";
            case PRESET ->
                " In a release without the field, " + Long.toUnsignedString(field.preset())
                        + " is dropped and any other value refused.";
        };
    }

    private static String absence(FieldBinding field) {
        return field.everywhere() ? "" : " Not every targeted release has it: {@code absent} says what then.";
    }

    private static void refusals(FieldBinding field, Accessor accessor, Docs docs) {
        Role role = accessor.role();
        boolean raw = role == Role.RAW_SET || role == Role.RAW_SET_BY_RULE;
        boolean named = !raw && field.element() instanceof Element.Enumerated;
        if (named) {
            docs.tag("@throws IllegalArgumentException if the release in use has no such constant");
        } else if (field.element() instanceof Element.Text) {
            docs.tag("@throws IllegalArgumentException if the text and a NUL do not fit");
        } else if (narrow(raw ? raw(field.element()) : field.element())) {
            docs.tag("@throws IllegalArgumentException if the value is out of range");
        }
        if (role == Role.SET_BY_RULE || role == Role.RAW_SET_BY_RULE) {
            if (field.absent().filter(rule -> rule != AbsentRule.SKIP).isPresent()) {
                docs.tag("@throws org.fwabi.message.AbsentFieldException if it is refused");
            }
        } else if (!field.everywhere()) {
            docs.tag("@throws org.fwabi.message.AbsentFieldException if the release in use has no such field and"
                    + " {@code absent} refuses");
        }
    }

    private static Element raw(Element element) {
        return element instanceof Element.Enumerated enumerated ? enumerated.raw() : element;
    }

    private static boolean narrow(Element element) {
        return switch (element) {
            case Element.Plain(var scalar, var carrier) ->
                switch (scalar) {
                    case U8, U16, U32, S8, S16, CHAR -> true;
                    default -> false;
                };
            case Element.Coded coded -> true;
            default -> false;
        };
    }

    private static String counted(FieldBinding field) {
        return field.count()
                .map(count -> " {@link #" + count.accessor() + "()} counts them, so set it first.")
                .orElse("");
    }

    private static String open(FieldBinding field) {
        boolean fixed = field.dimensions().get(0).openness() == FieldBinding.Openness.FIXED;
        return fixed || field.count().isPresent() ? "" : " As many as the memory behind it holds.";
    }
}
