package org.fwabi.processor.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.fwabi.processor.spec.ExampleBytes;
import org.fwabi.processor.spec.ReleaseSelector;
import org.junit.jupiter.api.Test;

class ExampleTextTest {
    private static final List<String> RELEASES =
            List.of("535.43.02", "535.113.01", "545.29.06", "550.40.07", "550.163.01", "570.144");

    @Test
    void rangesAreAsShortAsCanBe() {
        assertThat(SelectorCover.of(RELEASES, List.of(), RELEASES)).containsExactly("535.* .. 570.*");
        assertThat(SelectorCover.of(List.of("535.43.02", "535.113.01"), List.of("545.29.06"), RELEASES))
                .containsExactly("535.*");
        assertThat(SelectorCover.of(List.of("535.113.01", "545.29.06"), List.of("535.43.02", "570.144"), RELEASES))
                .containsExactly("535.113.* .. 545.*");
        assertThat(SelectorCover.of(List.of("535.43.02", "570.144"), List.of("550.163.01"), RELEASES))
                .containsExactly("535.*", "570.*");
    }

    @Test
    void othersAreNeverSelected() {
        Random random = new Random(0x5eed_0005L);
        for (int round = 0; round < 200; round++) {
            List<String> wanted =
                    RELEASES.stream().filter(release -> random.nextBoolean()).toList();
            List<String> others = RELEASES.stream()
                    .filter(release -> !wanted.contains(release) && random.nextBoolean())
                    .toList();
            List<String> selected = ReleaseSelector.select(SelectorCover.of(wanted, others, RELEASES), RELEASES);
            assertThat(selected)
                    .containsAll(wanted)
                    .doesNotContainAnyElementsOf(others.isEmpty() ? List.of("-") : others);
        }
    }

    @Test
    void bytesComeBack() {
        assertThat(HexText.groups(new byte[] {1, 2, 3, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6}))
                .containsExactly("01020304", "05", "00*9", "06");
        Random random = new Random(0x5eed_0006L);
        for (int round = 1; round < 200; round++) {
            byte[] bytes = new byte[round];
            for (int i = 0; i < round; i++) {
                bytes[i] = random.nextInt(4) > 0 && i > 0 ? bytes[i - 1] : (byte) random.nextInt();
            }
            assertThat(ExampleBytes.parse(String.join(" ", HexText.groups(bytes))))
                    .isEqualTo(bytes);
        }
    }
}
