package org.fwabi.processor.binding;

import java.util.List;

/**
 * A union beside a field that says which member of it is meant, as a sealed type.
 *
 * @param cName the union's C name
 * @param simpleName the sealed type's, inside the struct's class
 * @param accessor the method that gives it
 * @param union accessor of the union
 * @param tag accessor of the field that says which member is meant
 * @param enumeration the enum whose values that field holds
 * @param cases a constant each, in the order of the enum
 */
public record TaggedUnion(
        String cName,
        String simpleName,
        String accessor,
        FieldBinding union,
        FieldBinding tag,
        String enumeration,
        List<Case> cases) {
    /**
     * A constant that has a member.
     *
     * @param constant in Java
     * @param record its name
     * @param member of the union
     */
    public record Case(String constant, String record, FieldBinding member) {
        /** Whether the record holds the member's value or view; else it holds the union's. */
        public boolean direct() {
            return member.dimensions().isEmpty();
        }
    }
}
