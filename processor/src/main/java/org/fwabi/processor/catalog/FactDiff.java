package org.fwabi.processor.catalog;

import java.util.Optional;
import org.fwabi.processor.spec.FactValue;

/**
 * A fact that two releases state differently.
 *
 * @param name dotted, as the family declares it
 * @param before empty if only the newer release states it
 * @param after empty if only the older release states it
 */
public record FactDiff(String name, Optional<FactValue> before, Optional<FactValue> after) {
    /** For whom it matters: for everybody who knew the old value. */
    public Harm harm() {
        return before.isPresent() ? Harm.BOTH : Harm.NONE;
    }
}
