package org.fwabi.processor.apt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fwabi.processor.catalog.Catalog;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.spec.SpecSource;

/**
 * The specs of one compilation, for all its requests: a file is read once, a release laid out once, whichever of them asks
 * first. Nothing is kept for the next compilation, which may find other files. Not thread-safe.
 *
 * <p>What is wrong goes to the findings of the request that comes upon it. A family or release that there is not is a
 * finding of each request that names it; what is wrong in a file, of the first alone.
 */
final class SpecSession {
    private final Diagnostics found = new Diagnostics();
    private final SpecLoader loader;
    private final Layouts layouts;
    private final Map<String, List<Diagnostic>> wrongNames = new HashMap<>();
    private final Map<List<String>, Catalog> catalogs = new HashMap<>();

    /** Where findings start that no request has got yet. */
    private int handedOn;

    /**
     * A session.
     *
     * @param source makes what finds the files, given where its own findings go
     */
    SpecSession(Function<Diagnostics, SpecSource> source) {
        this.loader = new SpecLoader(source.apply(found), found);
        this.layouts = new Layouts(found, loader);
    }

    /** What reads further releases where a question leads there. Its findings are nobody's. */
    SpecLoader loader() {
        return loader;
    }

    /** For the findings of one annotation. */
    Diagnostics findings() {
        return new Diagnostics(found);
    }

    /** A family; empty with a finding if there is none of this name or it cannot be read. */
    Optional<Family> family(String name, Diagnostics diagnostics) {
        return named(name, () -> loader.loadFamily(name), diagnostics);
    }

    /** The layouts of these releases, without those that there are not or that cannot be read; these are findings. */
    List<ReleaseLayout> layouts(String family, List<String> releases, Diagnostics diagnostics) {
        List<ReleaseLayout> made = new ArrayList<>();
        for (String name : releases) {
            named(family + "/" + name, () -> loader.loadRelease(family, name), diagnostics)
                    .map(layouts::of)
                    .ifPresent(made::add);
            handOn(diagnostics);
        }
        return made;
    }

    /** The view of layouts of this session. */
    Catalog catalog(List<ReleaseLayout> releases) {
        List<String> names = releases.stream()
                .map(layout -> layout.release().family().name() + "/"
                        + layout.release().name())
                .toList();
        return catalogs.computeIfAbsent(names, absent -> Catalog.of(releases));
    }

    private <T> Optional<T> named(String name, Supplier<Optional<T>> load, Diagnostics diagnostics) {
        Optional<T> loaded = load.get();
        List<Diagnostic> news = found.since(handedOn);
        // The loader says only once that there is no such family.
        wrongNames
                .computeIfAbsent(
                        name,
                        absent -> news.stream()
                                .filter(finding ->
                                        finding.id() == DiagnosticId.FW070 || finding.id() == DiagnosticId.FW071)
                                .toList())
                .forEach(diagnostics::add);
        handOn(diagnostics);
        return loaded;
    }

    private void handOn(Diagnostics diagnostics) {
        found.since(handedOn).forEach(diagnostics::add);
        handedOn = found.count();
    }
}
