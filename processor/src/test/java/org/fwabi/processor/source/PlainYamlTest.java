package org.fwabi.processor.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick reader and the YAML parser agree on every text that the quick reader takes. */
class PlainYamlTest {
    private static final String RELEASE = """
            # a comment
            format: 1
            release: "570.144"
            base: "535.113.01"
            parts:
              - structs.yaml
              - gsp.yaml

            remove:
              facts:
                - queue.pages
            facts:
              boot.plan: [a, b-c, d]
              none: []
              nothing: {}
            functions:
              NOP: 0
              "NO": 0x10
            enums:
              Kind:
                size: 4
                values:
                  KIND_LOW: -1
            # another one
            structs:
              Table:
                size: 8
                fields:
                  - count: u32:2
                  - reserved: u64[2][3] align 8
                  - union:
                      - a: u8
                      - struct:
                          - b: "u8[4]"
                  - tail:
                      flexible: true
                      dims: [2, 3]
                      union:
                        - wide: u64
            """;

    private static final String HOSTILE = " \n:-[]{},#\"'&*!|>%@`?~<=.0aA_\t\r\\\u0001\u0085\u00e9\ufeff";

    @Test
    void readsWhatReleaseFilesConsistOf() {
        assertThat(PlainYaml.read("f.yaml", RELEASE)).isPresent().isEqualTo(parsed(RELEASE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing\n",
                "a: # comment\n",
                "a: b # comment\n",
                "a:\n",
                "a: b\na: c\n",
                "a: b\n c\n",
                "a: b\n  c: d\n",
                "a:\n- b\n",
                "a:\n  - b\n  c: d\n",
                "a:\n    b: c\n  d: e\n",
                "a: &x b\n",
                "a: *x\n",
                "a: !!str b\n",
                "a: |\n  b\n",
                "a: {b: c}\n",
                "a: [b, [c]]\n",
                "a: [b,]\n",
                "a: b: c\n",
                "a : b\n",
                "a:  b\n",
                "a: b \n",
                "? a\n",
                "<<: {}\n",
                "- - a\n",
                "-\n",
                "---\na: b\n",
                "a: b\n---\n",
                "...\n",
                "a: 'b'\n",
                "a: \"b\\n\"\n",
                "a:\tb\n",
                "a: b\r\n",
                "# \u0001\na: b\n",
                " a: b\n",
                "a",
                "\"a\"\n",
            })
    void leavesToTheParserWhatNeedsThought(String text) {
        assertThat(PlainYaml.read("f.yaml", text)).isEmpty();
    }

    @Test
    void agreesWithTheParserOnDamagedFiles() {
        Random random = new Random(20260);
        int taken = 0;
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = damaged(random);
            Optional<Node> quick = PlainYaml.read("f.yaml", text);
            if (quick.isPresent()) {
                taken++;
                assertThat(quick).as(text).isEqualTo(parsed(text));
            } else {
                refused++;
            }
        }

        assertThat(taken).isGreaterThan(1_000);
        assertThat(refused).isGreaterThan(2_000);
    }

    private static String damaged(Random random) {
        String[] lines = RELEASE.split("(?<=\n)");
        int from = random.nextInt(lines.length);
        StringBuilder text = new StringBuilder();
        for (int i = from; i < Math.min(lines.length, from + 1 + random.nextInt(8)); i++) {
            text.append(lines[random.nextInt(12) == 0 ? random.nextInt(lines.length) : i]);
        }
        if (random.nextBoolean()) {
            text = new StringBuilder(text.toString().stripIndent());
        }
        for (int i = random.nextInt(3); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            char c = HOSTILE.charAt(random.nextInt(HOSTILE.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, c);
                default -> text.setCharAt(at, c);
            }
        }
        return text.toString();
    }

    /** What the parser makes of a text, if it finds nothing wrong with it. */
    private static Optional<Node> parsed(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Node> tree = new YamlReader(diagnostics).parse("f.yaml", text);
        assertThat(diagnostics.render()).as(text).isEmpty();
        return tree;
    }
}
