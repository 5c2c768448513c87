package org.fwabi.tools.demo;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.fwabi.gsp.GspDriverModule;

/** The drivers on the class path. */
final class SampleDriver {
    private SampleDriver() {}

    /** The driver of a name. */
    static Optional<GspDriverModule> named(String name) {
        return all().stream().filter(module -> module.name().equals(name)).findFirst();
    }

    /** All names. */
    static List<String> names() {
        return all().stream().map(GspDriverModule::name).sorted().toList();
    }

    private static List<GspDriverModule> all() {
        return ServiceLoader.load(GspDriverModule.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
