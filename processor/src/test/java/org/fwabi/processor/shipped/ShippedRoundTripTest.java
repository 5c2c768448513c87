package org.fwabi.processor.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.spec.Branch;
import org.fwabi.processor.spec.Flattening;
import org.fwabi.processor.spec.Minimising;
import org.fwabi.processor.spec.Placeless;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.ReleaseDocument;
import org.fwabi.processor.spec.ReleaseWriter;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.spec.SpecSources;
import org.junit.jupiter.api.Test;

/** Taking a base away from a shipped release and putting it back gives the release again, in memory and through YAML. */
class ShippedRoundTripTest {
    private final Diagnostics diagnostics = new Diagnostics();

    @Test
    void everyReleaseFromItsOwnBase() {
        List<String> different = new ArrayList<>();
        for (Release release : releases()) {
            release.base().map(ShippedRoundTripTest::release).ifPresent(base -> {
                if (!Placeless.sameContents(restored(base, release), release)) {
                    different.add(release.name());
                }
            });
        }

        assertThat(different).isEmpty();
        assertThat(diagnostics.render()).isEmpty();
    }

    /** Releases of two branches differ most. Equal releases are tried once. */
    @Test
    void everyReleaseFromOneOfEachOtherBranch() {
        List<String> different = new ArrayList<>();
        for (String name : ShippedSpecs.kinds().keySet()) {
            Release release = release(name);
            for (Branch branch : ShippedSpecs.family().branches()) {
                Release base = release(branch.releases().getFirst());
                if (!branch.releases().contains(name) && !Placeless.sameContents(restored(base, release), release)) {
                    different.add(name + " from " + base.name());
                }
            }
        }

        assertThat(different).isEmpty();
        assertThat(diagnostics.render()).isEmpty();
    }

    @Test
    void everyReleaseWrittenAndReadBack() {
        Map<String, String> texts = new TreeMap<>(ShippedSpecs.files());
        for (Release release : releases()) {
            texts.keySet().removeIf(path -> path.startsWith(ShippedSpecs.FAMILY + "/" + release.name() + "/"));
            texts.put(ShippedSpecs.FAMILY + "/" + release.name() + ".yaml", ReleaseWriter.write(delta(release)));
        }

        SpecLoader loader = new SpecLoader(SpecSources.texts(texts), diagnostics);
        List<String> different = releases().stream()
                .filter(release -> loader.loadRelease(ShippedSpecs.FAMILY, release.name())
                        .filter(read -> Placeless.sameContents(read, release)
                                && read.base().equals(release.base()))
                        .isEmpty())
                .map(Release::name)
                .toList();

        assertThat(different).isEmpty();
        assertThat(diagnostics.render()).isEmpty();
    }

    private Release restored(Release base, Release release) {
        return Flattening.flatten(release.family(), Optional.of(base), Minimising.minimise(base, release), diagnostics);
    }

    private static ReleaseDocument delta(Release release) {
        Optional<Release> base = release.base().map(ShippedRoundTripTest::release);
        Release nothing = new Release(
                release.family(), "none", Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of(), release.at());
        ReleaseDocument delta = Minimising.minimise(base.orElse(nothing), release);
        return base.isPresent() ? delta : delta.withoutBase();
    }

    private static List<Release> releases() {
        return ShippedSpecs.layouts().values().stream()
                .map(layout -> layout.release())
                .toList();
    }

    private static Release release(String name) {
        return ShippedSpecs.layout(name).release();
    }
}
