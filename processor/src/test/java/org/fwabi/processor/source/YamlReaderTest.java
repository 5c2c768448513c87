package org.fwabi.processor.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.source.Node.ListNode;
import org.fwabi.processor.source.Node.MapNode;
import org.fwabi.processor.source.Node.ScalarNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
    private final Diagnostics diagnostics = new Diagnostics();

    private Node read(String text) {
        Node root = new YamlReader(diagnostics).read("f.yaml", text).orElseThrow();
        assertThat(diagnostics.render()).isEmpty();
        return root;
    }

    private static SourcePos pos(int line, int column) {
        return new SourcePos("f.yaml", line, column);
    }

    @Test
    void placesKeysScalarsAndItems() {
        MapNode root = (MapNode) read("a: 1\nbcd:\n  - x\n  - { k: \"v\" }\n");

        assertThat(root.at()).isEqualTo(pos(1, 1));
        assertThat(root.entries().get(1).key().at()).isEqualTo(pos(2, 1));
        assertThat(root.get("a")).contains(new ScalarNode("1", false, pos(1, 4)));
        ListNode list = (ListNode) root.get("bcd").orElseThrow();
        assertThat(list.items().getFirst()).isEqualTo(new ScalarNode("x", false, pos(3, 5)));
        MapNode map = (MapNode) list.items().get(1);
        assertThat(map.get("k")).contains(new ScalarNode("v", true, pos(4, 10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"010", "0x1F", "1_000", "570.10", "535.113.01", "yes", "null", "~", "2001-01-01", "0b101"})
    void keepsTheCharactersOfPlainScalars(String text) {
        MapNode root = (MapNode) read("a: " + text + "\n");

        assertThat(root.get("a")).contains(new ScalarNode(text, false, pos(1, 4)));
    }

    @Test
    void tellsQuotedAndBlockScalarsFromPlainOnes() {
        MapNode root = (MapNode) read("a: '1.0'\nb: \"1.0\"\nc: >-\n  two\n  lines\nd: 1.0\ne:\nf: ''\n");

        assertThat(root.entries().stream().map(entry -> ((ScalarNode) entry.value()).quoted()))
                .containsExactly(true, true, true, false, false, true);
        assertThat(((ScalarNode) root.get("c").orElseThrow()).text()).isEqualTo("two lines");
        assertThat(((ScalarNode) root.get("e").orElseThrow()).empty()).isTrue();
        assertThat(((ScalarNode) root.get("f").orElseThrow()).empty()).isFalse();
    }

    @Test
    void countsColumnsInUtf16UnitsAndLinesWithAnyEnd() {
        MapNode root = (MapNode) read("\uFEFF'\uD83D\uDE00': x\r\nb: y\r\n");

        assertThat(root.entries().getFirst().value().at()).isEqualTo(pos(1, 7));
        assertThat(root.entries().get(1).value().at()).isEqualTo(pos(2, 4));
    }

    @Test
    void givesProblemOfParserAtItsOwnPlace() {
        new YamlReader(diagnostics).read("f.yaml", "a: 1\nb: @x\n");

        assertThat(diagnostics.sorted()).singleElement().satisfies(found -> {
            assertThat(found.id()).isEqualTo(DiagnosticId.FW001);
            assertThat(found.at()).contains(pos(2, 4));
        });
    }

    @Test
    void acceptsFileOfExactlyTheLimit() {
        String text = "a: " + "x".repeat(97);

        assertThat(new YamlReader(diagnostics, 100).read("f.yaml", text)).isPresent();
        assertThat(diagnostics.render()).isEmpty();
        assertThat(new YamlReader(diagnostics, 99).read("f.yaml", text)).isEmpty();
        assertThat(diagnostics.sorted()).extracting(Diagnostic::id).containsExactly(DiagnosticId.FW008);
    }

    @Test
    void readsFileOfManyCodePointsUpToTheDefaultLimit() {
        String text = "a: \"" + "\u00e9".repeat(YamlReader.DEFAULT_LIMIT - 6) + "\"";

        assertThat(new YamlReader(diagnostics).read("f.yaml", text)).isPresent();
        assertThat(diagnostics.render()).isEmpty();
    }

    @Test
    void reportsSeveralFeaturesOfOneFileTogether() {
        assertThat(new YamlReader(diagnostics).read("f.yaml", "a: &x 1\nb: *x\nc: !t 2\nc: 3\n<<: {}\n"))
                .isEmpty();

        assertThat(diagnostics.sorted())
                .extracting(Diagnostic::id)
                .containsExactly(
                        DiagnosticId.FW003,
                        DiagnosticId.FW003,
                        DiagnosticId.FW005,
                        DiagnosticId.FW002,
                        DiagnosticId.FW004);
    }

    /** Any text gives a tree or a finding, and nothing else. */
    @Test
    void neverThrows() {
        Random random = new Random(20261121);
        String alphabet = "ab01:-[]{}#&*!|>'\"%@`,?\\ \t\n\r\u0000\u0085\u2028\uD83D\uDE00\uD800xuU~<=.";
        for (int run = 0; run < 5_000; run++) {
            String text = IntStream.range(0, random.nextInt(40))
                    .mapToObj(i -> String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))))
                    .reduce("", String::concat);
            check(text);
        }
        for (int run = 0; run < 1_000; run++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            check(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static void check(String text) {
        Diagnostics found = new Diagnostics();
        boolean read = new YamlReader(found).read("f.yaml", text).isPresent();
        assertThat(read || found.hasErrors()).as("%s", text).isTrue();
        assertThat(found.render()).isNotNull();
    }
}
