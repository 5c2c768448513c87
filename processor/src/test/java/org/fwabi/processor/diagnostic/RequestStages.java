package org.fwabi.processor.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.fwabi.processor.binding.Binder;
import org.fwabi.processor.binding.Request;
import org.fwabi.processor.catalog.Catalog;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.SpecLoader;

/**
 * What the corpus runs for a case with a {@code request.properties}: {@code family}, {@code releases},
 * {@code messages}, {@code controls}, {@code classes}, {@code structs} and {@code enums}, lists separated by commas.
 */
final class RequestStages {
    private RequestStages() {}

    static void run(Properties properties, SpecLoader loader, Diagnostics diagnostics) {
        Request request = new Request(
                "org.example.npu",
                properties.getProperty("family", "acme-npu"),
                list(properties, "releases"),
                list(properties, "messages"),
                list(properties, "controls"),
                list(properties, "classes"),
                list(properties, "structs"),
                list(properties, "enums"),
                false);
        Layouts layouts = new Layouts(diagnostics, loader);
        List<ReleaseLayout> targets = new ArrayList<>();
        for (String release : request.releases()) {
            loader.loadRelease(request.family(), release).map(layouts::of).ifPresent(targets::add);
        }
        if (!targets.isEmpty()) {
            Binder.bind(Catalog.of(targets), request, diagnostics);
        }
    }

    private static List<String> list(Properties request, String key) {
        String value = request.getProperty(key, "").strip();
        return value.isEmpty() ? List.of() : List.of(value.split("\\s*,\\s*"));
    }
}
