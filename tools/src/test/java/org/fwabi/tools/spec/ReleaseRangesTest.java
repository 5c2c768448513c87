package org.fwabi.tools.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.Branch;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.Semantics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseRangesTest {
    private static final SourcePos AT = new SourcePos("family.yaml", 1, 1);

    private static final Family FAMILY = family(
            List.of("1.0", "1.1", "1.2", "1.3"), List.of("2.0", "2.1"), List.of("3.0"), List.of("4.0", "4.1", "4.2"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.0                     | 1.0",
                "1.1 1.2                 | 1.1 .. 1.2 (2)",
                "1.3 1.1 1.0             | 1.0 .. 1.1 (2), 1.3",
                "1.3 2.0                 | 1.3, 2.0",
                "2.0 2.1 3.0             | 2.0 .. 2.1 (2), 3.0",
                "2.0 2.1 3.0 4.0 4.1 4.2 | 2.* .. 4.* (6)",
                "1.0 2.0 2.1 3.0 4.0 4.2 | 1.0, 2.0 .. 2.1 (2), 3.0, 4.0, 4.2",
                "1.0 1.1 1.2 1.3 2.0 2.1 3.0 4.0 4.1 4.2 | all 10 releases",
                "9.9 3.0                 | 3.0",
            })
    void writesRanges(String releases, String text) {
        assertThat(ReleaseRanges.of(FAMILY, List.of(releases.split(" "))).text())
                .isEqualTo(text);
    }

    @Test
    void aFamilyOfOneReleaseNamesIt() {
        Family one = family(List.of("1.0"));
        assertThat(ReleaseRanges.of(one, List.of("1.0")).text()).isEqualTo("1.0");
    }

    @Test
    void nothingIsNoRange() {
        ReleaseRanges none = ReleaseRanges.of(FAMILY, List.of());
        assertThat(none.ranges()).isEmpty();
        assertThat(none.count()).isZero();
        assertThat(none.text()).isEmpty();
    }

    @Test
    void breaksLinesBetweenRanges() {
        ReleaseRanges ranges = ReleaseRanges.of(FAMILY, List.of("1.0", "1.2", "2.0", "3.0", "4.0", "4.2"));
        assertThat(ranges.lines(16)).containsExactly("1.0, 1.2, 2.0,", "3.0, 4.0, 4.2");
        assertThat(ranges.lines(1)).hasSize(6);
    }

    /** The ranges name exactly the releases that went in, whichever these are. */
    @Test
    void rangesHoldWhatWentIn() {
        Random random = new Random(20261121);
        List<String> all = FAMILY.releases();
        for (int i = 0; i < 500; i++) {
            List<String> some = new ArrayList<>(all);
            some.removeIf(release -> random.nextBoolean());
            List<String> back = new ArrayList<>();
            ReleaseRanges ranges = ReleaseRanges.of(FAMILY, some);
            for (ReleaseRanges.Range range : ranges.ranges()) {
                List<String> part = all.subList(all.indexOf(range.first()), all.indexOf(range.last()) + 1);
                assertThat(part).hasSize(range.count());
                back.addAll(part);
            }
            assertThat(back).isEqualTo(some);
            assertThat(ranges.all()).isEqualTo(some.size() == all.size());
        }
    }

    @SafeVarargs
    private static Family family(List<String>... releases) {
        List<Branch> branches = new ArrayList<>();
        for (List<String> each : releases) {
            branches.add(new Branch(each.getFirst().substring(0, 1), each, AT));
        }
        return new Family(
                "acme",
                "Acme",
                ByteOrder.LITTLE_ENDIAN,
                "AcmeAbi",
                Optional.empty(),
                Map.of(),
                Map.of(),
                branches,
                Semantics.NONE,
                AT);
    }
}
