package org.fwabi.processor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fwabi.processor.catalog.Catalog;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.ReleaseLayout;
import org.junit.jupiter.api.Test;

/** Valid specs, damaged at random places, give findings or releases, and never an exception. */
class LoaderNeverThrowsTest {
    private static final List<String> PIECES = List.of(
            "u32",
            "\"",
            "[",
            "]",
            "{",
            "}",
            ":",
            " ",
            "\n",
            "-",
            "0",
            "[]",
            "0x",
            "union",
            "struct",
            "base",
            "A",
            "B",
            "format",
            "\"1.0\"",
            "\"2.0\"",
            "remove",
            "~",
            "&a",
            "*a",
            "<<",
            "!x",
            "#",
            "99999999999999999999",
            ":4",
            "align",
            "packed: 1",
            "fields",
            "kind: union",
            "\t",
            "\uD83D\uDE00",
            "\u0000");

    private static Map<String, String> valid() {
        return new AcmeSpecs()
                .facts("ring.slots: { type: u32, doc: Slots. }\nboot.steps: { type: choices, of: [a, b], doc: Steps. }")
                .release("1.0", """
                        facts: { ring.slots: 8, boot.steps: [a, b] }
                        functions: { LOAD: 1, RUN: 2 }
                        events: { DONE: 0x100 }
                        enums:
                          MODE: { size: 4, values: { MODE_A: 0, MODE_B: -1 } }
                        structs:
                          A:
                            size: 16
                            fields:
                              - x: u64
                              - mode: MODE
                              - bits: u32:4
                          B_v1:
                            fields:
                              - a: A[2][3]
                              - union:
                                  - u: u8[4]
                                  - v: { struct: [ { w: u16 } ], dims: [2] }
                              - n: { type: u32, align: 8 }
                              - tail: u8[]
                        """)
                .release("2.0", """
                        base: "1.0"
                        parts: [more.yaml]
                        remove: { functions: [RUN] }
                        """)
                .file(
                        "2.0/more.yaml",
                        "format: 1\npart-of: \"2.0\"\nstructs:\n  A: { kind: union, fields: [ x: u64, y: f32 ] }\n")
                .semantics("""
                        commands:
                          LOAD: { doc: Loads., request: B, size: at-least, reply: A }
                        events:
                          DONE: { payload: A }
                        structs:
                          B: { counts: { tail: n } }
                        """)
                .texts();
    }

    @Test
    void survivesDamage() {
        Map<String, String> valid = valid();
        List<String> paths = new ArrayList<>(valid.keySet().stream().sorted().toList());
        Random random = new Random(20261121);
        int sound = 0;
        for (int run = 0; run < 800; run++) {
            Map<String, String> damaged = new HashMap<>(valid);
            String path = paths.get(random.nextInt(paths.size()));
            String text = valid.get(path);
            for (int edits = random.nextInt(3); edits >= 0; edits--) {
                text = damage(text, random);
            }
            damaged.put(path, text);
            sound += load(damaged, path + "\n" + text) ? 1 : 0;
        }
        assertThat(load(valid, "valid")).isTrue();
        assertThat(sound).as("some damage does no harm, most does").isBetween(15, 700);
    }

    private static String damage(String text, Random random) {
        int start = random.nextInt(text.length() + 1);
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, start) + text.substring(Math.min(text.length(), start + random.nextInt(12)));
            case 1 -> text.substring(0, start) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(start);
            default -> {
                String[] lines = text.split("\n", -1);
                int from = random.nextInt(lines.length);
                int to = random.nextInt(lines.length);
                String line = lines[from];
                lines[from] = lines[to];
                lines[to] = line;
                yield String.join("\n", lines);
            }
        };
    }

    private static boolean load(Map<String, String> texts, String what) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            Layouts layouts = new Layouts(diagnostics);
            List<ReleaseLayout> all = new ArrayList<>();
            for (Release release : new SpecLoader(SpecSources.texts(texts), diagnostics).checkFamily("acme-npu")) {
                all.add(layouts.of(release));
            }
            if (!all.isEmpty()) {
                Catalog catalog = Catalog.of(all);
                catalog.structs();
                catalog.clashes();
                catalog.enums();
            }
            diagnostics.render();
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(what, e);
        }
        return !diagnostics.hasErrors();
    }
}
