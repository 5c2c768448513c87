package org.fwabi.tools.importer;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.FactDeclaration;
import org.fwabi.processor.spec.FactValue;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.ImportProfile;

/** The facts of a release that its headers state, by the expressions of the profile. */
final class FactReader {
    private final Family family;
    private final ImportProfile profile;
    private final SourcePos at;

    FactReader(Family family, ImportProfile profile, SourcePos at) {
        this.family = family;
        this.profile = profile;
        this.at = at;
    }

    /** All expressions that the compiler should evaluate. */
    Set<String> expressions() {
        Set<String> expressions = new LinkedHashSet<>();
        profile.facts().values().forEach(expressions::addAll);
        return expressions;
    }

    /**
     * The facts whose expressions have a value.
     *
     * @throws ImportException if a value does not fit the fact's type
     */
    Map<String, FactValue> facts(Map<String, BigInteger> values) throws ImportException {
        Map<String, FactValue> facts = new LinkedHashMap<>();
        for (FactDeclaration fact : family.facts().values()) {
            Optional<BigInteger> value = Optional.ofNullable(profile.facts().get(fact.name())).stream()
                    .flatMap(expressions ->
                            expressions.stream().filter(values::containsKey).map(values::get))
                    .findFirst();
            if (value.isPresent()) {
                facts.put(fact.name(), fact(fact, value.get()));
            }
        }
        return facts;
    }

    private FactValue fact(FactDeclaration fact, BigInteger value) throws ImportException {
        int bits = switch (fact.type()) {
            case U32 -> 32;
            case U64 -> 64;
            case BOOL -> 1;
            case CHOICE, CHOICES ->
                throw new ImportException("import.yaml: fact '" + fact.name() + "' is "
                        + fact.type().key() + ", which no expression can give");
        };
        if (value.signum() < 0 || value.bitLength() > bits) {
            throw new ImportException("fact '" + fact.name() + "' is " + value + " in the headers, which does not fit "
                    + fact.type().key());
        }
        return bits == 1 ? new FactValue.Flag(value.signum() > 0, at) : new FactValue.Quantity(value.longValue(), at);
    }
}
