package org.fwabi.processor.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.spec.SpecSources;
import org.junit.jupiter.api.Test;

/** A release laid out on top of its bases is laid out as if it stood alone. */
class LayoutsOfChainsTest {
    private static final List<String> RELEASES = List.of("1", "2", "3", "4", "5");

    /** Each release changes what something else embeds: a struct, an enum, a struct for an enum, and back. */
    private static final Map<String, String> TEXTS = Map.of(
            "index.yaml",
            "format: 1\nfamilies: [acme]\n",
            "acme/family.yaml",
            """
            format: 1
            family: acme
            title: Acme
            byte-order: little-endian
            entry-point: AcmeAbi
            branches:
              "1": ["1", "2", "3", "4", "5"]
            """,
            "acme/1.yaml",
            """
            format: 1
            release: "1"
            enums:
              Kind: { size: 4, values: { KIND_A: 0 } }
            structs:
              Top: { fields: [middle: Middle, u: { union: [leaf: Leaf, b: u8] }] }
              Middle: { fields: [kind: Kind, leaf: Leaf] }
              Leaf: { fields: [a: u8] }
              Other: { fields: [a: u16] }
            """,
            "acme/2.yaml",
            "format: 1\nrelease: \"2\"\nbase: \"1\"\nstructs:\n  Leaf: { fields: [a: u32] }\n",
            "acme/3.yaml",
            "format: 1\nrelease: \"3\"\nbase: \"2\"\nenums:\n  Kind: { size: 8, values: { KIND_A: 0 } }\n",
            "acme/4.yaml",
            "format: 1\nrelease: \"4\"\nbase: \"3\"\nremove: { enums: [Kind], structs: [Other] }\n"
                    + "structs:\n  Kind: { fields: [a: u64, b: u64] }\n",
            "acme/5.yaml",
            "format: 1\nrelease: \"5\"\nbase: \"4\"\nremove: { structs: [Kind] }\n"
                    + "enums:\n  Kind: { size: 1, values: { KIND_A: 0 } }\nstructs:\n  Other: { fields: [a: Top] }\n");

    @Test
    void newestFirst() {
        agree(RELEASES.reversed());
    }

    @Test
    void oldestFirst() {
        agree(RELEASES);
    }

    @Test
    void backAndForth() {
        agree(List.of("3", "1", "5", "2", "4"));
    }

    @Test
    void whatReleasesShareIsOneObject() {
        Diagnostics diagnostics = new Diagnostics();
        SpecLoader loader = new SpecLoader(SpecSources.texts(TEXTS), diagnostics);
        Layouts layouts = new Layouts(diagnostics, loader);
        ReleaseLayout second = layouts.of(release(loader, "2"));

        assertThat(layouts.of(release(loader, "3")).structs().get("Leaf"))
                .isSameAs(second.structs().get("Leaf"));
        assertThat(layouts.of(release(loader, "3")).structs().get("Top"))
                .isNotSameAs(second.structs().get("Top"));
    }

    @Test
    void aFindingOfABaseIsFoundFromTheReleaseOnTop() {
        Diagnostics diagnostics = new Diagnostics();
        Map<String, String> texts = new HashMap<>(TEXTS);
        texts.put(
                "acme/2.yaml",
                "format: 1\nrelease: \"2\"\nbase: \"1\"\nstructs:\n  Other: { size: 3, fields: [a: u32] }\n");
        SpecLoader loader = new SpecLoader(SpecSources.texts(texts), diagnostics);
        new Layouts(diagnostics, loader).of(release(loader, "5"));

        assertThat(diagnostics.render()).contains("FW062", "size is 3", "the base 1 has size 2");
    }

    private static void agree(List<String> order) {
        Diagnostics diagnostics = new Diagnostics();
        SpecLoader loader = new SpecLoader(SpecSources.texts(TEXTS), diagnostics);
        Layouts layouts = new Layouts(diagnostics, loader);
        for (String name : order) {
            Release release = release(loader, name);
            ReleaseLayout alone = new Layouts(diagnostics).of(release);
            assertThat(layouts.of(release)).as(name).isEqualTo(alone);
            assertThat(alone.structs().keySet())
                    .containsExactlyElementsOf(release.structs().keySet());
        }
        assertThat(diagnostics.render()).isEmpty();
    }

    private static Release release(SpecLoader loader, String name) {
        Optional<Release> release = loader.loadRelease("acme", name);
        return release.orElseThrow();
    }
}
