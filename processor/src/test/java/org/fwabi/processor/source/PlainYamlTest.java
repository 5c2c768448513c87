package org.fwabi.processor.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final String SEMANTICS = """
            format: 1
            branches:
              "515.49": ["515.49.05", "515.49.06",
                         "515.49.24"]
            structs:
              Table:
                doc: >-
                  First part of a header; it's "quoted", {so} to speak.
                  # no comment

                was: [ Old, Older ]
                fields:
                  version: { doc: Version of the header; 0. }
                  count: { name: slots, doc: "Slots, as: in C." , default: -1 }
                  none: { fields: { a: 0, "b[0]": [1, [2, {}], []] }, doc: a#b }
            events:
              READY:
                doc: It's 50% (or more) of a [list], e.g. a/b.
                examples:
                  - name: a, b & c
                    bytes:
                      "515.* .. 595.*": >-
                        00*96 01
                        00
                      "600.*": ">-"
                  - >-
                   folded
            """;

    private static final String HOSTILE = " \n:-[]{},#\"'&*!|>%@`?~<=.0aA_\t\r\\\u0001\u0085\u00e9\ufeff";

    @Test
    void readsWhatReleaseFilesConsistOf() {
        assertThat(PlainYaml.read("f.yaml", RELEASE)).isPresent().isEqualTo(parsed(RELEASE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: {b: c}\n",
                "a: [b, [c]]\n",
                "a: { b: c, \"d e\": {} }\n",
                "a: [ b c ,  d ]\n",
                "a: [b,\n  c]\nd: e\n",
                "- { a: [b, {c: d}] }\n- e\n",
                "a: b, c's (d)\n",
                "a: \"b: {c} # d\"\n",
                "\"a b\": c\n",
                "a: >-\n  b\n  # c\n  d: e\nf: g\n",
                "a: >-\n  b\n\n\n# c\nd: e\n",
                "- >-\n a\n- b: >-\n    c\n  d: e\n",
                "a: >-\n  b",
                "a: http://b#c\n",
                "a: [b, \"c\"]",
            })
    void readsWhatSemanticsConsistOf(String text) {
        assertThat(PlainYaml.read("f.yaml", text)).isPresent().isEqualTo(parsed(text));
    }

    @Test
    void readsEveryShippedRelease() throws IOException {
        String index = shipped("index.yaml");
        String family = shipped("nvidia-gsp/family.yaml");
        assertThat(PlainYaml.read("f.yaml", index)).isPresent().isEqualTo(parsed(index));
        assertThat(PlainYaml.read("f.yaml", family)).isPresent().isEqualTo(parsed(family));
        Pattern quoted = Pattern.compile("\"([0-9.]+)\"(?!:)");
        List<String> releases =
                quoted.matcher(family).results().map(found -> found.group(1)).toList();
        assertThat(releases).hasSizeGreaterThan(190);
        for (String release : releases) {
            String text = shipped("nvidia-gsp/" + release + ".yaml");
            assertThat(PlainYaml.read("f.yaml", text)).as(release).isPresent();
        }
    }

    @Test
    void readsTheShippedSemantics() throws IOException {
        Matcher files = Pattern.compile("[a-z0-9-]+\\.yaml")
                .matcher(shipped("nvidia-gsp/family.yaml").split("\nsemantics:")[1]);
        int read = 0;
        while (files.find()) {
            String text = shipped("nvidia-gsp/semantics/" + files.group());
            assertThat(PlainYaml.read("f.yaml", text))
                    .as(files.group())
                    .isPresent()
                    .isEqualTo(parsed(text));
            read++;
        }
        assertThat(read).isGreaterThan(20);
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
                "a: [b,]\n",
                "a: {b}\n",
                "a: {b: }\n",
                "a: {b: c\n",
                "a: {b: c: d}\n",
                "a: {b: c, b: d}\n",
                "a: {b: c} d\n",
                "a: {\"b\":c}\n",
                "a: [b,\nc]\n",
                "a: [b, # c\n  d]\n",
                "a: >\n  b\n",
                "a: >+\n  b\n",
                "a: >-\nb: c\n",
                "a: >-\n  b\n   c\n",
                "a: >-\n  b\n\n  c\n",
                "a: >-\n  b \n  c\n",
                "a: >-\n  b\n c: d\n",
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
            String text = damaged(i % 2 == 0 ? RELEASE : SEMANTICS, random);
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

    private static String shipped(String path) throws IOException {
        try (InputStream in = PlainYamlTest.class.getClassLoader().getResourceAsStream("fwabi/" + path)) {
            return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String damaged(String whole, Random random) {
        String[] lines = whole.split("(?<=\n)");
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
