package org.fwabi.samples.tables;

import static org.assertj.core.api.Assertions.assertThat;

import org.fwabi.message.UnsupportedReleaseException;
import org.fwabi.samples.tables.abi.GspAbi;
import org.fwabi.samples.tables.abi.GspFacts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ranges that the driver's author wrote down, against the facts of the specs, which say the same in another way. */
class FlowsTest {
    private static GspFacts facts(String release) throws UnsupportedReleaseException {
        return GspAbi.of(release).facts();
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void clustersComeFromWhereTheReleaseTellsThem(String release) throws UnsupportedReleaseException {
        assertThat(GpcTopologyVariants.of(GspAbi.of(release)))
                .isInstanceOf(
                        facts(release).staticInfoTopology()
                                ? GpcTopology.FromStaticInfo.class
                                : GpcTopology.FromControls.class);
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void memoryIsSavedAsTheReleaseWantsIt(String release) throws UnsupportedReleaseException {
        assertThat(SaveStateVariants.of(GspAbi.of(release)))
                .isInstanceOf(
                        switch (facts(release).suspendPlan()) {
                            case PER_REGION -> SaveState.ByRegion.class;
                            case ONE_INIT -> SaveState.InOneGo.class;
                            case NONE -> Void.class;
                        });
        assertThat(SaveSpanVariants.of(GspAbi.of(release)))
                .isInstanceOf(
                        switch (facts(release).suspendSpan()) {
                            case WPR -> SaveSpan.ProtectedRegion.class;
                            case FROM_NON_WPR_HEAP -> SaveSpan.FromHeap.class;
                            case NONE -> Void.class;
                        });
    }

    @ParameterizedTest
    @MethodSource("org.fwabi.samples.tables.Bench#releases")
    void theScrubberIsCalledWhereTheReleaseHasIt(String release) throws UnsupportedReleaseException {
        assertThat(Scrubber.of(GspAbi.of(release)))
                .isInstanceOf(
                        switch (facts(release).grScrubber()) {
                            case NONE -> Scrubber.Without.class;
                            case SUBDEVICE -> Scrubber.OfSubdevice.class;
                            case DEVICE -> Scrubber.OfDevice.class;
                        });
    }
}
