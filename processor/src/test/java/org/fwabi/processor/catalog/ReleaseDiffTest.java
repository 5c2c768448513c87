package org.fwabi.processor.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.catalog.FieldChange.Kind;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.AcmeSpecs;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.Semantics;
import org.junit.jupiter.api.Test;

/** What the corpus of the command line, which shows every verdict, can't: sums over many structs, and names. */
class ReleaseDiffTest {
    @Test
    void equalReleasesThatShareNothingAreIdentical() {
        ReleaseDiff diff =
                ReleaseDiff.between(SyntheticReleases.release(7, 300, 40), SyntheticReleases.release(7, 300, 40));

        assertThat(diff.isEmpty()).isTrue();
        assertThat(diff.compatible()).isTrue();
        assertThat(diff.identicalStructs()).isEqualTo(300);
    }

    /** The hash of a layout is computed in another way, over the text of all nested types. */
    @Test
    void identicalIsWhatHasTheSameHash() {
        for (int i = 0; i < 120; i++) {
            ReleaseLayout before = SyntheticReleases.release(i / 10, 20, 0);
            ReleaseLayout after = SyntheticReleases.changed(i / 10, 20, i);
            ReleaseDiff diff = ReleaseDiff.between(before, after);
            Catalog catalog = Catalog.of(List.of(before, after));
            for (String name : before.structs().keySet()) {
                boolean same = catalog.struct(name).orElseThrow().groups().size() == 1;
                assertThat(diff.struct(name).orElseThrow().verdict() == Verdict.IDENTICAL)
                        .as("seed %d, struct %s", i, name)
                        .isEqualTo(same);
            }
        }
    }

    /** What holds whichever way one looks: sizes decide between verdicts, and no verdict is without a reason. */
    @Test
    void verdictsFitSizesBothWays() {
        for (int i = 0; i < 120; i++) {
            ReleaseLayout before = SyntheticReleases.release(i / 10, 20, 0);
            ReleaseLayout after = SyntheticReleases.changed(i / 10, 20, i);
            ReleaseDiff there = ReleaseDiff.between(before, after);
            ReleaseDiff back = ReleaseDiff.between(after, before);
            assertThat(back.structs().keySet()).isEqualTo(there.structs().keySet());
            for (StructDiff diff : there.structs().values()) {
                Verdict reverse = back.struct(diff.name()).orElseThrow().verdict();
                boolean reason = diff.alignChanged() || !diff.changes().isEmpty();
                assertThat(reason).as("seed %d, %s", i, diff).isTrue();
                if (diff.sizeChanged()) {
                    assertThat(Set.of(Verdict.RESIZED, Verdict.APPENDED)).contains(diff.verdict(), reverse);
                    assertThat(List.of(diff.verdict(), reverse)).contains(Verdict.RESIZED);
                } else {
                    assertThat(Set.of(Verdict.MOVED, Verdict.SEMANTIC)).contains(diff.verdict());
                    assertThat(reverse).isEqualTo(diff.verdict());
                }
            }
        }
    }

    @Test
    void findsStructByItsOldItsNewAndItsNeutralName() {
        ReleaseDiff diff = between(
                "structs: { log_v1: { fields: [ a: u32 ] }, same: { fields: [ a: u8 ] } }",
                "structs: { log_v2: { fields: [ a: u32, b: u32 ] }, same: { fields: [ a: u8 ] } }");

        StructDiff log = diff.struct("log_v1").orElseThrow();
        assertThat(log.verdict()).isEqualTo(Verdict.APPENDED);
        assertThat(log.was()).contains("log_v1");
        assertThat(log.changes()).singleElement().satisfies(change -> {
            assertThat(change.kinds()).containsExactly(Kind.ADDED);
            assertThat(change.after().orElseThrow().offset()).isEqualTo(4);
        });
        assertThat(diff.struct("log_v2")).contains(log);
        assertThat(diff.struct("log")).isEmpty();
        assertThat(diff.structsNamed("log")).containsExactly(log);
        assertThat(diff.struct("same").orElseThrow().verdict()).isEqualTo(Verdict.IDENTICAL);
        assertThat(diff.struct("missing")).isEmpty();
        assertThat(diff.structsNamed("missing")).isEmpty();
    }

    @Test
    void numberWhoseOldNameLivesOnIsReused() {
        ReleaseDiff diff = between("events: { A: 1, B: 2 }", "events: { A: 2 }");

        assertThat(diff.numbers(NumberSpace.EVENTS))
                .extracting(NumberDiff::kind, NumberDiff::name)
                .containsExactly(
                        tuple(NumberDiff.Kind.REUSED, "A"),
                        tuple(NumberDiff.Kind.MOVED, "A"),
                        tuple(NumberDiff.Kind.REMOVED, "B"));
        assertThat(diff.numbers(NumberSpace.FUNCTIONS)).isEmpty();
    }

    @Test
    void refusesReleasesOfTwoFamilies() {
        ReleaseLayout acme = new AcmeSpecs().release("1.0", "").layouts().getFirst();
        SourcePos at = acme.release().at();
        Family family = new Family(
                "other",
                "Other",
                ByteOrder.LITTLE_ENDIAN,
                "OtherAbi",
                Optional.empty(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                Semantics.NONE,
                at);
        ReleaseLayout other = new ReleaseLayout(
                new Release(family, "1.0", Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of(), at), Map.of());

        assertThatThrownBy(() -> ReleaseDiff.between(acme, other)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ReleaseDiff between(String before, String after) {
        List<ReleaseLayout> layouts =
                new AcmeSpecs().release("1.0", before).release("2.0", after).layouts();
        return ReleaseDiff.between(layouts.getFirst(), layouts.getLast());
    }
}
