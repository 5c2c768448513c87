package org.fwabi.tools.headers;

import java.util.List;
import java.util.Optional;

/**
 * A macro that is defined at the end of a unit.
 *
 * @param name its name
 * @param parameters for a function-like macro; the last is {@code ...} or ends in it if it takes any number
 * @param body what it stands for, with comments dropped and white space folded; may be empty
 * @param origin the definition that is in force at the end
 */
public record CMacro(String name, Optional<List<String>> parameters, String body, COrigin origin) {
    public CMacro {
        parameters = parameters.map(List::copyOf);
    }
}
