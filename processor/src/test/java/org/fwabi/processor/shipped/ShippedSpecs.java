package org.fwabi.processor.shipped;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.spec.SpecSource;
import org.fwabi.processor.spec.SpecSources;

/**
 * All shipped releases, loaded and laid out once for all tests that go over them. With {@code -Dfwabi.test.specs=FOLDER}
 * they are those of a folder that holds an {@code index.yaml}, so that specs can be proven before they are shipped.
 */
final class ShippedSpecs {
    static final String FAMILY = "nvidia-gsp";

    private static final Optional<Path> FOLDER =
            Optional.ofNullable(System.getProperty("fwabi.test.specs")).map(Path::of);

    private static final ShippedSpecs ALL = new ShippedSpecs();

    private final Diagnostics diagnostics = new Diagnostics();
    private final Map<String, ReleaseLayout> layouts = new LinkedHashMap<>();
    private final Family family;

    private ShippedSpecs() {
        SpecLoader loader = new SpecLoader(source(), diagnostics);
        Layouts all = new Layouts(diagnostics, loader);
        family = loader.loadFamily(FAMILY).orElseThrow(() -> new AssertionError(diagnostics.render()));
        for (String name : family.releases()) {
            loader.loadRelease(FAMILY, name).ifPresent(release -> layouts.put(name, all.of(release)));
        }
    }

    /** Where the shipped specs are. */
    static SpecSource source() {
        return FOLDER.map(SpecSources::folder)
                .orElseGet(() -> SpecSources.classLoader(ShippedSpecs.class.getClassLoader()));
    }

    /** Text by path below the folder of the index. */
    static SortedMap<String, String> files() {
        return FOLDER.map(ShippedFiles::of).orElseGet(ShippedFiles::all);
    }

    /** The releases that could be read, by name, in the order of the branches. */
    static Map<String, ReleaseLayout> layouts() {
        return ALL.layouts;
    }

    /** One of them. */
    static ReleaseLayout layout(String release) {
        return Objects.requireNonNull(ALL.layouts.get(release), release);
    }

    /** What belongs to all of them. */
    static Family family() {
        return ALL.family;
    }

    /** What loading and laying out all of them found, as text. */
    static String findings() {
        return ALL.diagnostics.render();
    }

    /** The releases with those that a release builds on, itself first. */
    static List<Release> chain(String release) {
        List<Release> chain = new ArrayList<>();
        Optional<String> next = Optional.of(release);
        while (next.isPresent()) {
            chain.add(layout(next.get()).release());
            next = chain.getLast().base();
        }
        return chain;
    }

    /**
     * One release of each kind: those whose structs and enums are the very objects of an earlier release are left out,
     * since whatever is said of the one is said of the other.
     *
     * @return for each kept release, by name, all that are the same
     */
    static Map<String, List<String>> kinds() {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        layouts()
                .forEach((name, layout) -> kinds.keySet().stream()
                        .filter(known -> same(layout.structs(), layout(known).structs())
                                && same(
                                        layout.release().enums(),
                                        layout(known).release().enums()))
                        .findFirst()
                        .map(kinds::get)
                        .ifPresentOrElse(
                                equal -> equal.add(name), () -> kinds.put(name, new ArrayList<>(List.of(name)))));
        return kinds;
    }

    private static boolean same(Map<String, ?> a, Map<String, ?> b) {
        return a.size() == b.size()
                && a.entrySet().stream().allMatch(entry -> entry.getValue() == b.get(entry.getKey()));
    }
}
