package org.fwabi.processor.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.spec.SpecSource;
import org.fwabi.processor.spec.SpecText;
import org.junit.jupiter.api.Test;

/** A driver's build pays for the releases it names, not for all that are shipped. */
class ShippedLoadingTest {
    @Test
    void aReleaseIsReadFromItsOwnFilesAndThoseOfItsBases() {
        for (String release :
                List.of(longestChain(), ShippedSpecs.family().releases().getFirst())) {
            Counting source = new Counting();
            new SpecLoader(source, new Diagnostics())
                    .loadRelease(ShippedSpecs.FAMILY, release)
                    .orElseThrow();

            assertThat(source.read).as(release).doesNotHaveDuplicates();
            assertThat(new TreeSet<>(source.read)).as(release).isEqualTo(wanted(release));
        }
    }

    @Test
    void aSecondReleaseReadsOnlyWhatTheFirstDidNot() {
        String release = longestChain();
        String base = ShippedSpecs.chain(release).get(1).name();
        Counting source = new Counting();
        SpecLoader loader = new SpecLoader(source, new Diagnostics());
        loader.loadRelease(ShippedSpecs.FAMILY, base).orElseThrow();
        int before = source.read.size();
        loader.loadRelease(ShippedSpecs.FAMILY, release).orElseThrow();

        assertThat(source.read.subList(before, source.read.size())).isNotEmpty().allMatch(path -> isOf(release, path));
    }

    private static String longestChain() {
        return ShippedSpecs.family().releases().stream()
                .max(Comparator.comparingInt(
                        release -> ShippedSpecs.chain(release).size()))
                .orElseThrow();
    }

    /** The index, the family and its semantics, and all files of the release and of each base. */
    private static Set<String> wanted(String release) {
        List<String> chain =
                ShippedSpecs.chain(release).stream().map(Release::name).toList();
        Set<String> wanted = new TreeSet<>(List.of("index.yaml", ShippedSpecs.FAMILY + "/family.yaml"));
        for (String path : ShippedSpecs.files().keySet()) {
            if (path.startsWith(ShippedSpecs.FAMILY + "/semantics/")
                    || chain.stream().anyMatch(name -> isOf(name, path))) {
                wanted.add(path);
            }
        }
        return wanted;
    }

    private static boolean isOf(String release, String path) {
        String own = ShippedSpecs.FAMILY + "/" + release;
        return path.equals(own + ".yaml") || path.startsWith(own + "/");
    }

    /** Notes each file that is asked for. */
    private static final class Counting implements SpecSource {
        private final SpecSource source = ShippedSpecs.source();
        private final List<String> read = new ArrayList<>();

        @Override
        public Optional<SpecText> read(String path) throws IOException {
            read.add(path);
            return source.read(path);
        }

        @Override
        public List<String> places() {
            return source.places();
        }
    }
}
