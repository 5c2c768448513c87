package org.fwabi.processor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.junit.jupiter.api.Test;

/** Flattening what minimising gives is the release again; and so is reading what was written of it. */
class FlattenRoundTripTest {
    private final Diagnostics diagnostics = new Diagnostics();

    private static AcmeSpecs family() {
        return new AcmeSpecs().facts("""
                        a.quantity: { type: u64, doc: A. }
                        a.flag: { type: bool, doc: B. }
                        a.word: { type: choice, of: ["no", "on", other], doc: C. }
                        a.words: { type: choices, of: ["no", "on", other], doc: D. }
                        """);
    }

    @Test
    void restoresRandomReleases() {
        Family family = family().release("1.0", "")
                .loader(new Diagnostics())
                .loadFamily("acme-npu")
                .orElseThrow();
        for (long seed = 0; seed < 200; seed++) {
            RandomReleases random = new RandomReleases(seed);
            Release base = random.release(family, "1.0");
            Release full = random.release(family, "2.0");

            ReleaseDocument delta = Minimising.minimise(base, full);
            Release restored = Flattening.flatten(family, Optional.of(base), delta, diagnostics);

            assertThat(Placeless.sameContents(restored, full))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(Placeless.sameContents(base, full)).as("seed %d", seed).isFalse();
            assertThat(diagnostics.render()).isEmpty();
        }
    }

    @Test
    void readsBackWhatItWrites() {
        Family family = family().release("1.0", "")
                .release("2.0", "")
                .loader(new Diagnostics())
                .loadFamily("acme-npu")
                .orElseThrow();
        for (long seed = 0; seed < 100; seed++) {
            RandomReleases random = new RandomReleases(seed);
            Release base = random.release(family, "1.0");
            Release full = random.release(family, "2.0");
            Map<String, String> texts =
                    family().release("1.0", "").release("2.0", "").texts();
            texts.put("acme-npu/1.0.yaml", ReleaseWriter.write(whole(base)));
            texts.put("acme-npu/2.0.yaml", ReleaseWriter.write(Minimising.minimise(base, full)));

            Optional<Release> read =
                    new SpecLoader(SpecSources.texts(texts), diagnostics).loadRelease("acme-npu", "2.0");

            assertThat(diagnostics.render()).as("seed %d", seed).isEmpty();
            assertThat(Placeless.sameContents(read.orElseThrow(), full))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    @Test
    void writesReleaseThatEqualsItsBaseInThreeLines() {
        Release base = family().release("1.0", "facts: { a.quantity: 1, a.flag: true, a.word: other, a.words: [] }\n")
                .loader(diagnostics)
                .loadRelease("acme-npu", "1.0")
                .orElseThrow();
        Release same = new Release(
                base.family(),
                "2.0",
                Optional.empty(),
                base.structs(),
                base.enums(),
                base.numbers(),
                base.facts(),
                base.at());

        assertThat(ReleaseWriter.write(Minimising.minimise(base, same)))
                .isEqualTo("format: 1\nrelease: \"2.0\"\nbase: \"1.0\"\n");
    }

    /** A release as a document without a base. */
    private static ReleaseDocument whole(Release release) {
        Release nothing = new Release(
                release.family(), "none", Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of(), release.at());
        ReleaseDocument delta = Minimising.minimise(nothing, release);
        return new ReleaseDocument(
                delta.release(),
                Optional.empty(),
                delta.parts(),
                delta.remove(),
                delta.facts(),
                delta.numbers(),
                delta.enums(),
                delta.structs(),
                delta.current(),
                delta.hostOnly(),
                delta.broken(),
                delta.at());
    }
}
