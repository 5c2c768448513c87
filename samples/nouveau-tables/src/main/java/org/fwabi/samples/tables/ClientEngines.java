package org.fwabi.samples.tables;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fwabi.message.EnumTable;
import org.fwabi.samples.tables.abi.EngineType;
import org.fwabi.samples.tables.abi.GspAbi;

/**
 * The numbers by which clients name engines when they make channels and engine objects. Copy engine 10 does not follow
 * copy engine 9, and before 560 it has no number at all; so there is no arithmetic here.
 */
final class ClientEngines {
    private static final Map<Engine, EngineType> CONSTANTS = constants();

    private ClientEngines() {}

    private static Map<Engine, EngineType> constants() {
        Map<Engine, EngineType> constants = new LinkedHashMap<>();
        for (EngineType constant : EngineType.values()) {
            Engine.of(constant).ifPresent(engine -> constants.putIfAbsent(engine, constant));
        }
        return Map.copyOf(constants);
    }

    /** The engine as clients name it; empty if the release in use has no number for it. */
    static Optional<EngineType> of(GspAbi abi, Engine engine) {
        EnumTable<EngineType> numbers = abi.engineType();
        return Optional.ofNullable(CONSTANTS.get(engine))
                .filter(constant -> numbers.number(constant).isPresent());
    }
}
