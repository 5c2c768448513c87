package org.fwabi.tools.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.diagnostic.Suggestion;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.ImportProfile;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.ReleaseExcerpt;
import org.fwabi.processor.spec.ReleaseSelector;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.spec.SpecSource;

/** The specs as one run of a command reads them. One thread. */
final class SpecSession {
    private final Diagnostics diagnostics = new Diagnostics();
    private final SpecSource source;
    private final SpecLoader loader;
    private final Layouts layouts;
    private final Layouts parts;

    SpecSession(SpecSource source) {
        this.source = source;
        this.loader = new SpecLoader(source, diagnostics);
        this.layouts = new Layouts(diagnostics, loader);
        this.parts = new Layouts(diagnostics);
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    SpecLoader loader() {
        return loader;
    }

    Layouts layouts() {
        return layouts;
    }

    /**
     * All families.
     *
     * @throws FindingsException if one cannot be read
     */
    List<Family> families() {
        List<Family> families = new ArrayList<>();
        for (String name : loader.families()) {
            loader.loadFamily(name).ifPresent(families::add);
        }
        refuseErrors();
        return families;
    }

    /**
     * A release, flattened.
     *
     * @param written {@code FAMILY@RELEASE}, or {@code RELEASE} alone where there is one family
     * @throws UsageException if there is no such family or release
     * @throws FindingsException if it, its family or one of its bases has errors
     */
    Release release(String written) {
        int at = written.indexOf('@');
        Family family = at < 0 ? onlyFamily(written) : family(written.substring(0, at));
        String name = written.substring(at + 1);
        if (!family.releases().contains(name)) {
            throw new UsageException(unknownRelease(family, name));
        }
        return release(family, name);
    }

    /**
     * A release that its family lists.
     *
     * @throws FindingsException if it or one of its bases has errors
     */
    Release release(Family family, String name) {
        Optional<Release> release = loader.loadRelease(family.name(), name);
        refuseErrors();
        return release.orElseThrow(FindingsException::new);
    }

    /**
     * How a family's releases are imported.
     *
     * @throws UsageException if the family has no profile for that
     * @throws FindingsException if its profile has errors
     */
    ImportProfile importProfile(Family family) {
        Optional<ImportProfile> profile = loader.loadImportProfile(family.name());
        refuseErrors();
        return profile.orElseThrow(() -> new UsageException("family " + family.name()
                + " cannot be imported: it has no " + family.name() + "/import.yaml beside its family.yaml"));
    }

    /**
     * A release, laid out.
     *
     * @throws UsageException if there is no such family or release
     * @throws FindingsException if it, its family or one of its bases has errors
     */
    ReleaseLayout layout(String written) {
        ReleaseLayout layout = layouts.of(release(written));
        refuseErrors();
        return layout;
    }

    /**
     * One struct of a release and what it embeds, laid out without reading the rest; a whole release may be hundreds of
     * files.
     *
     * @param written as for {@link #release(String)}
     * @param struct C name
     * @return empty where that takes the whole release, as for whatever has findings
     */
    Optional<ReleaseLayout> layoutOf(String written, String struct) {
        int at = written.indexOf('@');
        List<String> names = loader.families();
        if (at < 0 && names.size() != 1) {
            return Optional.empty();
        }
        String family = at < 0 ? names.getFirst() : written.substring(0, at);
        Diagnostics findings = new Diagnostics();
        return ReleaseExcerpt.of(source, family, written.substring(at + 1), struct)
                .filter(found -> names.contains(family))
                .map(new Layouts(findings)::of)
                .filter(layout -> findings.count() == 0);
    }

    /**
     * A part of a release, laid out by itself. What equal parts of two releases share is laid out once.
     *
     * @throws FindingsException if it has errors
     */
    ReleaseLayout alone(Release part) {
        ReleaseLayout layout = parts.of(part);
        refuseErrors();
        return layout;
    }

    /** Some releases of a family, in its order. */
    record Selection(Family family, List<String> releases) {}

    /**
     * What a selector selects.
     *
     * @param written {@code FAMILY@SELECTOR}, or {@code SELECTOR} alone where there is one family
     * @throws UsageException if there is no such family, or the selector selects nothing
     * @throws FindingsException if the family has errors
     */
    Selection select(String written) {
        int at = written.indexOf('@');
        Family family = at < 0 ? onlyFamily(written) : family(written.substring(0, at));
        String selector = written.substring(at + 1);
        List<String> known = family.releases();
        ReleaseSelector.problem(selector, known).ifPresent(problem -> {
            List<String> near = NearestReleases.of(family, selector);
            throw new UsageException("family " + family.name() + ": " + problem
                    + (problem.contains("did you mean") || near.isEmpty()
                            ? ""
                            : "; nearest: " + String.join(", ", near)));
        });
        return new Selection(family, ReleaseSelector.select(selector, known));
    }

    private Family onlyFamily(String written) {
        List<String> names = loader.families();
        refuseErrors();
        if (names.size() != 1) {
            throw new UsageException("release '%s' is of which family? Write FAMILY@RELEASE; families: %s"
                    .formatted(written, names.isEmpty() ? "none" : String.join(", ", names)));
        }
        return family(names.getFirst());
    }

    private Family family(String name) {
        List<String> names = loader.families();
        refuseErrors();
        if (!names.contains(name)) {
            throw new UsageException("unknown family '" + name + "'" + Suggestion.didYouMean(name, names)
                    + "; families: " + (names.isEmpty() ? "none" : String.join(", ", names)));
        }
        Optional<Family> family = loader.loadFamily(name);
        refuseErrors();
        return family.orElseThrow(FindingsException::new);
    }

    private static String unknownRelease(Family family, String name) {
        List<String> near = NearestReleases.of(family, name);
        return "family " + family.name() + " has no release '" + name + "'"
                + Suggestion.nearest(name, family.releases())
                        .map(meant -> "; did you mean '" + meant + "'?")
                        .orElse(near.isEmpty() ? "" : "; nearest: " + String.join(", ", near));
    }

    private void refuseErrors() {
        if (diagnostics.hasErrors()) {
            throw new FindingsException();
        }
    }
}
