package org.fwabi.decode;

import java.util.List;
import java.util.Optional;

/**
 * A struct or union of a release, laid out.
 *
 * @param name its C name; empty where it is written in place
 * @param union whether all members start at 0
 * @param size {@code sizeof}, in bytes; a flexible array adds nothing
 * @param alignment in bytes
 * @param members in the order of the declaration
 */
public record StructType(String name, boolean union, long size, int alignment, List<Member> members) {
    public StructType {
        members = List.copyOf(members);
    }

    /** A member found by name, with its offset from the start of this type. */
    record Found(Member member, long offset) {}

    /** Looks a member up, through anonymous structs and unions too. */
    Optional<Found> find(String member) {
        for (Member candidate : members) {
            if (candidate.name().equals(member)) {
                return Optional.of(new Found(candidate, candidate.offset()));
            }
            if (candidate.name().isEmpty() && candidate.type() instanceof MemberType.Aggregate inner) {
                Optional<Found> found = inner.type().find(member);
                if (found.isPresent()) {
                    return Optional.of(new Found(
                            found.get().member(),
                            candidate.offset() + found.get().offset()));
                }
            }
        }
        return Optional.empty();
    }

    /** The flexible array at the end, if there is one. */
    public Optional<Member> flexibleTail() {
        return members.stream().filter(Member::flexible).findFirst();
    }
}
