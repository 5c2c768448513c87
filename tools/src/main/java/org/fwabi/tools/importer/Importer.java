package org.fwabi.tools.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.spec.Branch;
import org.fwabi.processor.spec.FactValue;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.Flattening;
import org.fwabi.processor.spec.ImportProfile;
import org.fwabi.processor.spec.Minimising;
import org.fwabi.processor.spec.Placeless;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.ReleaseDocument;
import org.fwabi.processor.spec.SpecLoader;

/** Writes releases into a folder of specs, each as a delta on its base. One thread. */
final class Importer {
    private final SpecFolder specs;
    private final ImportProfile profile;
    private final SpecLoader loader;
    private final Map<String, Release> imported = new HashMap<>();
    private final Path folder;
    private final Diagnostics diagnostics;
    private Family family;

    /**
     * @param folder holds {@code index.yaml}
     * @param loader reads the releases that are there
     * @param diagnostics takes the loader's findings
     */
    Importer(Path folder, Family family, ImportProfile profile, SpecLoader loader, Diagnostics diagnostics) {
        this.folder = folder;
        this.diagnostics = diagnostics;
        this.specs = new SpecFolder(folder.resolve(family.name()));
        this.family = family;
        this.profile = profile;
        this.loader = loader;
    }

    /** The family, with what has been imported so far. */
    Family family() {
        return family;
    }

    /**
     * Refuses a release that is there already.
     *
     * @param force whether it may be replaced
     */
    void refuseKnown(String release, boolean force) throws ImportException {
        if (!force && (family.releases().contains(release) || Files.exists(specs.file(release)))) {
            throw new ImportException(
                    "release " + release + " is there already: " + specs.file(release) + "; replace it with --force");
        }
    }

    /**
     * Writes a release.
     *
     * @param asked the base to use; otherwise the best there is
     * @throws ImportException if the base cannot be one
     */
    Written write(Imported found, Optional<String> asked) throws ImportException, IOException {
        String name = found.release().name();
        String branch = family.branchOf(name)
                .map(Branch::name)
                .or(() -> profile.branchOf(name))
                .orElseThrow(() -> new ImportException("no pattern of 'branches' in import.yaml matches " + name));
        Optional<Release> before = family.releases().contains(name) ? Optional.of(release(name)) : Optional.empty();
        Optional<String> baseName = base(found.release(), branch, asked, before);
        Optional<Release> base = baseName.isPresent() ? Optional.of(release(baseName.get())) : Optional.empty();
        Release full = withFacts(found.release(), base, before);
        ReleaseDocument document = document(base, full);
        Release flat = Flattening.flatten(family, base, document, new Diagnostics());
        if (!Placeless.sameContents(flat, full)) {
            throw new IllegalStateException("release " + name + " and its delta on "
                    + base.map(Release::name).orElse("nothing") + " are not the same");
        }
        Map<String, String> files = ReleaseFiles.of(document, found.parts());
        Map<String, Map<String, String>> dependents = dependents(before, flat, found.parts());
        List<Branch> branches = BranchList.with(family.branches(), branch, name);
        String familyText = specs.family(branches);

        verify(flat, files, dependents, familyText);
        specs.write(name, files);
        for (Map.Entry<String, Map<String, String>> dependent : dependents.entrySet()) {
            specs.write(dependent.getKey(), dependent.getValue());
        }
        specs.writeFamily(familyText);
        family = family.with(branches);
        imported.put(name, flat);
        return new Written(
                flat,
                base,
                branch,
                files,
                Set.copyOf(dependents.keySet()),
                found.read(),
                found.leftOut(),
                kept(found.release(), full));
    }

    /**
     * A release that is known, from a file or from this run.
     *
     * @throws ImportException if its file has errors
     */
    Release release(String name) throws ImportException {
        Release known = imported.get(name);
        if (known == null) {
            known = loader.loadRelease(family.name(), name).orElse(null);
            if (known == null || diagnostics.hasErrors()) {
                throw new ImportException("release " + name + ", which is there, has errors:\n" + diagnostics.render());
            }
            imported.put(name, known);
        }
        return known;
    }

    /** Reads back what is about to be written: it must be the release that the compiler has described. */
    private void verify(
            Release release,
            Map<String, String> files,
            Map<String, Map<String, String>> dependents,
            String familyText) {
        Map<String, String> fresh = new HashMap<>(files);
        dependents.values().forEach(fresh::putAll);
        fresh.put("family.yaml", familyText);
        Diagnostics findings = new Diagnostics();
        SpecLoader reading = new SpecLoader(new OverlaySource(folder, family.name(), fresh), findings);
        Optional<Release> read = reading.loadRelease(family.name(), release.name());
        read.ifPresent(found -> new Layouts(findings, reading).of(found));
        if (findings.hasErrors()
                || read.filter(found -> Placeless.sameContents(found, release)).isEmpty()) {
            throw new IllegalStateException(
                    "release " + release.name() + " would not be read back as it is:\n" + findings.render());
        }
    }

    private Optional<String> base(Release release, String branch, Optional<String> asked, Optional<Release> before)
            throws ImportException {
        List<String> known = new ArrayList<>();
        for (String name : family.releases()) {
            if (!buildsOn(name, release.name())) {
                known.add(name);
            }
        }
        if (asked.isPresent()) {
            if (!family.releases().contains(asked.get())) {
                throw new ImportException("the base " + asked.get() + " is not a release of family " + family.name());
            }
            if (!known.contains(asked.get())) {
                throw new ImportException("the base " + asked.get() + " builds on " + release.name() + " itself");
            }
            return asked;
        }
        // A release that is replaced keeps its place among the others.
        if (before.isPresent()) {
            return before.get().base();
        }
        List<Release> choice = new ArrayList<>();
        for (String name : known) {
            choice.add(release(name));
        }
        return BaseChoice.of(family, branch, release, choice).map(Release::name);
    }

    private boolean buildsOn(String name, String other) throws ImportException {
        Optional<String> next = Optional.of(name);
        while (next.isPresent()) {
            if (next.get().equals(other)) {
                return true;
            }
            next = release(next.get()).base();
        }
        return false;
    }

    /** Adds the facts that headers don't state: those that the release had before, otherwise those of the base. */
    private Release withFacts(Release release, Optional<Release> base, Optional<Release> before) {
        Map<String, FactValue> facts = new LinkedHashMap<>();
        for (String fact : family.facts().keySet()) {
            Optional.ofNullable(release.facts().get(fact))
                    .or(() -> before.or(() -> base)
                            .flatMap(from -> Optional.ofNullable(from.facts().get(fact))))
                    .ifPresent(value -> facts.put(fact, value));
        }
        return new Release(
                release.family(),
                release.name(),
                base.map(Release::name),
                release.structs(),
                release.enums(),
                release.numbers(),
                facts,
                release.current(),
                release.hostOnly(),
                release.broken(),
                release.at());
    }

    /** The facts that headers of other releases state, and those of this one don't, so that an older value was kept. */
    private List<String> kept(Release found, Release full) {
        return full.facts().keySet().stream()
                .filter(fact ->
                        profile.facts().containsKey(fact) && !found.facts().containsKey(fact))
                .toList();
    }

    private static ReleaseDocument document(Optional<Release> base, Release full) {
        Release nothing =
                new Release(full.family(), "", Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of(), full.at());
        ReleaseDocument delta = Minimising.minimise(base.orElse(nothing), full);
        return base.isPresent() ? delta : delta.withoutBase();
    }

    /** The files of the releases that build on one which changes, so that they stay what they are. */
    private Map<String, Map<String, String>> dependents(
            Optional<Release> before, Release after, Map<String, String> parts) throws ImportException {
        Map<String, Map<String, String>> files = new LinkedHashMap<>();
        if (before.isPresent() && !Placeless.sameContents(before.get(), after)) {
            for (String name : family.releases()) {
                Release release = release(name);
                if (release.base().equals(Optional.of(after.name()))) {
                    files.put(name, ReleaseFiles.of(Minimising.minimise(after, release), parts));
                }
            }
        }
        return files;
    }
}
