package org.fwabi.processor.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.flow.Flow.Variant;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final List<String> KNOWN = List.of("1.0", "1.5", "2.0", "3.0", "4.0");
    private static final List<String> TARGETED = List.of("3.0", "1.0", "1.5", "2.0");

    private static Coverage of(String[]... selectors) {
        List<Variant> variants = java.util.stream.IntStream.range(0, selectors.length)
                .mapToObj(i -> new Variant("Variant" + i, List.of(selectors[i])))
                .toList();
        return Coverage.of(new Flow("Zoom", "cam.abi", variants), TARGETED, KNOWN);
    }

    private static String[] selectors(String... texts) {
        return texts;
    }

    @Test
    void eachReleaseIsServedOnceInTheOrderOfTheTarget() {
        Coverage coverage = of(selectors("1.*", "3.0"), selectors("2.* .. 2.*"));
        assertThat(coverage.findings()).isEmpty();
        assertThat(coverage.served(0)).containsExactly("3.0", "1.0", "1.5");
        assertThat(coverage.served(1)).containsExactly("2.0");
    }

    @Test
    void aRangeMaySayMoreThanIsTargeted() {
        Coverage coverage = of(selectors("1.* .. 4.*"));
        assertThat(coverage.findings()).isEmpty();
        assertThat(coverage.served(0)).containsExactlyElementsOf(TARGETED);
    }

    @Test
    void allReleasesOfAGapAreOneFindingAtTheInterface() {
        Coverage coverage = of(selectors("1.5"));
        assertThat(coverage.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.diagnostic().id()).isEqualTo(DiagnosticId.FW090);
            assertThat(finding.diagnostic().message()).isEqualTo("no variant of Zoom serves 3.0, 1.0 and 2.0");
            assertThat(finding.variant()).isEmpty();
        });
    }

    @Test
    void anOverlapIsAtTheSelectorOfTheLastVariantThatSelectsTheRelease() {
        Coverage coverage = of(selectors("1.* .. 3.*"), selectors("2.0"), selectors("4.0", "1.0 .. 2.0"));
        assertThat(coverage.findings())
                .filteredOn(finding -> finding.diagnostic().id() == DiagnosticId.FW091)
                .satisfiesExactly(
                        two -> {
                            assertThat(two.diagnostic().message())
                                    .isEqualTo("1.0 and 1.5 are served by two variants of Zoom: Variant0 and Variant2");
                            assertThat(two.variant()).hasValue(2);
                            assertThat(two.selector()).hasValue(1);
                        },
                        three -> assertThat(three.diagnostic().message())
                                .isEqualTo("2.0 is served by 3 variants of Zoom: Variant0, Variant1 and Variant2"));
    }

    @Test
    void aSelectorOfAKnownButUntargetedReleaseSaysSo() {
        Coverage coverage = of(selectors("1.* .. 3.*", "4.0"));
        assertThat(coverage.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.diagnostic().id()).isEqualTo(DiagnosticId.FW092);
            assertThat(finding.diagnostic().message())
                    .isEqualTo("'4.0' selects none of the releases that cam.abi targets");
            assertThat(finding.selector()).hasValue(1);
        });
    }
}
