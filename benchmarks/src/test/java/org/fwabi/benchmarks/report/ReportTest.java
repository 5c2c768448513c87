package org.fwabi.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Machine MACHINE = new Machine("a processor, 2 in use", "a system", "a JVM", "a gcc", "abc");
    private final Results results = new Results();

    @BeforeEach
    void measure() {
        results.add(new Measured("Decode A", "unsafe", List.of(10.0, 20.0, 30.0), 0));
        results.add(new Measured("Decode A", "fwabi", List.of(22.0, 22.0, 25.0), 0.2));
        results.add(new Measured("Decode A", "sbe", List.of(90.0), 24));
        results.add(new Measured("Decode B", "fwabi", List.of(5.0), 0));
    }

    @Test
    void roundsAreOneSetOfFigures() {
        results.add(new Measured("Decode A", "unsafe", List.of(40.0, 50.0), 16));
        Measured unsafe = results.find("Decode A.unsafe").orElseThrow();
        assertThat(unsafe.nanos()).containsExactly(10.0, 20.0, 30.0, 40.0, 50.0);
        assertThat(unsafe.median()).isEqualTo(30);
        assertThat(unsafe.bytes()).isEqualTo(16);
    }

    @Test
    void aRatioIsJudgedForEachWorkThatHasBoth() {
        Target met = new Target.Ratio("near the limit", "Decode .*", "fwabi", "unsafe", Target.Bound.AT_MOST, 1.15);
        Target missed = new Target.Ratio("near the limit", "Decode .*", "fwabi", "unsafe", Target.Bound.AT_MOST, 1.05);
        assertThat(met.judge(results))
                .containsExactly(new Target.Verdict("near the limit", "Decode A", "1.10 times", true));
        assertThat(missed.judge(results)).extracting(Target.Verdict::met).containsExactly(false);
        Target faster = new Target.Ratio("faster", ".*", "sbe", "fwabi", Target.Bound.AT_LEAST, 4);
        assertThat(faster.judge(results)).extracting(Target.Verdict::met).containsExactly(true);
    }

    @Test
    void otherTargetsAreJudged() {
        assertThat(new Target.Allocates("no garbage", ".*", "fwabi", 1).judge(results))
                .extracting(Target.Verdict::met)
                .containsExactly(true, true);
        assertThat(new Target.Allocates("no garbage", ".*", "sbe", 1).judge(results))
                .extracting(Target.Verdict::figure)
                .containsExactly("24.0 B");
        assertThat(new Target.Nanos("quick", "Decode B", "fwabi", Target.Bound.AT_MOST, 4).judge(results))
                .containsExactly(new Target.Verdict("quick", "Decode B", "5.0 ns", false));
        assertThat(new Target.Across("B is half of A", "Decode A.unsafe", "Decode B.fwabi", Target.Bound.AT_LEAST, 2)
                        .judge(results))
                .extracting(Target.Verdict::figure)
                .containsExactly("4.00 times");
        assertThat(new Target.Difference("a class", "Decode A.sbe", "Decode A.unsafe", 7, Target.Bound.AT_MOST, 10)
                        .judge(results))
                .containsExactly(new Target.Verdict("a class", "Decode A.sbe less Decode A.unsafe", "10.0 ns", true));
        assertThat(new Target.Across("not run", "Decode C.x", "Decode A.sbe", Target.Bound.AT_MOST, 1).judge(results))
                .isEmpty();
    }

    @Test
    void theTableHasRatiosTimesAndTargets() {
        Target target = new Target.Ratio("near the limit", ".*", "fwabi", "unsafe", Target.Bound.AT_MOST, 1.05);
        assertThat(Report.markdown("codec", "fields", "unsafe", "run codec", MACHINE, results, List.of(target)))
                .contains("| Decode A | 1.00 | 1.10 | 4.50 |")
                .contains("| Decode A | 20.0 ns | 22.0 ns | 90.0 ns, 24 B |")
                .contains("| Decode B |  | 5.0 ns |  |")
                .doesNotContain("| Decode B |  | 0")
                .contains("Targets: 0 of 1 met")
                .contains("| near the limit | Decode A | 1.10 times | **missed** |");
    }

    @Test
    void theChartHasABarForEachFigureAndEscapesNames() {
        results.add(new Measured("Decode <C>", "fwabi", List.of(1.0), 0));
        String svg = Chart.svg("fields", "fwabi", "unsafe", results);
        assertThat(svg).contains("Decode &lt;C&gt;").doesNotContain("<C>");
        assertThat(svg.split("<rect x=", -1)).hasSize(1 + 5);
        assertThat(svg.split("#c2410c", -1)).as("bars that stand out").hasSize(1 + 3);
    }
}
