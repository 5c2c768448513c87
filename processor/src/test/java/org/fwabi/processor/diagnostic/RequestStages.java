package org.fwabi.processor.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.SpecLoader;

/**
 * What the corpus runs for a case with a {@code request.properties}: {@code family}, {@code releases},
 * {@code messages}, {@code structs} and {@code enums}, lists separated by commas.
 */
final class RequestStages {
    private RequestStages() {}

    static void run(Properties request, SpecLoader loader, Diagnostics diagnostics) {
        String family = request.getProperty("family", "acme-npu");
        Layouts layouts = new Layouts(diagnostics);
        List<ReleaseLayout> targets = new ArrayList<>();
        for (String release : list(request, "releases")) {
            Optional.of(release)
                    .flatMap(name -> loader.loadRelease(family, name))
                    .map(layouts::of)
                    .ifPresent(targets::add);
        }
    }

    static List<String> list(Properties request, String key) {
        String value = request.getProperty(key, "").strip();
        return value.isEmpty() ? List.of() : List.of(value.split("\\s*,\\s*"));
    }
}
