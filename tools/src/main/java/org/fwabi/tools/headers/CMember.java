package org.fwabi.tools.headers;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A member of a struct or union. Bitfields without a name are no members: compilers do not state them.
 *
 * @param name empty for an anonymous struct or union
 * @param type its type
 * @param offset bytes from the start of the record; for a bitfield, of the byte that holds its lowest bit
 * @param alignment bytes, where an {@code aligned} attribute gives one, on the member itself or on its type
 * @param bits where a bitfield lies; empty for other members
 */
public record CMember(Optional<String> name, CType type, long offset, OptionalInt alignment, Optional<CBits> bits) {}
