package org.fwabi.samples.nova.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.message.UnsupportedReleaseException;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every struct that the bindings of the runtime and of this driver lead to, in every release, against the generic
 * decoder. The two sides share the specs and nothing else, so a mistake of the processor shows here as a difference.
 */
class GeneratedBindingsTest {
    private static final long SEED = 0x5eed_0001L;

    @TestFactory
    Stream<DynamicNode> ofTheRuntime() {
        return releases(org.fwabi.gsp.abi.GspAbi.releases(), org.fwabi.gsp.abi.GspAbi::of);
    }

    @TestFactory
    Stream<DynamicNode> ofTheDriver() {
        return releases(org.fwabi.samples.nova.abi.GspAbi.releases(), org.fwabi.samples.nova.abi.GspAbi::of);
    }

    @TestFactory
    Stream<DynamicNode> ofEverything() {
        return releases(org.fwabi.samples.nova.whole.GspAbi.releases(), org.fwabi.samples.nova.whole.GspAbi::of);
    }

    @Test
    void everyKnownDifferenceIsOne() {
        assertThat(Known.needless(org.fwabi.gsp.abi.GspAbi.releases())).isEmpty();
    }

    /** A generated entry point's factory. */
    private interface EntryPoint {
        Object of(String release) throws UnsupportedReleaseException;
    }

    private static Stream<DynamicNode> releases(List<String> releases, EntryPoint entryPoint) {
        assertThat(releases).contains("535.113.01", "570.144");
        Set<String> known = new TreeSet<>();
        Set<String> compared = new TreeSet<>();
        List<DynamicNode> nodes = new ArrayList<>();
        for (String release : releases) {
            Bindings bindings = bindings(entryPoint, release, releases.indexOf(release));
            ReleaseTable table = Tables.read(Tables.text(release));
            List<Subject> subjects = Tables.subjects(bindings, table);
            bindings.structs().forEach((view, type) -> {
                if (view.getDeclaringClass() == null) {
                    known.add(type.name());
                }
            });
            subjects.forEach(subject -> compared.add(subject.type().name()));
            nodes.add(dynamicContainer(
                    release,
                    Stream.concat(
                            subjects.stream().map(GeneratedBindingsTest::struct), Stream.of(wholes(bindings, table)))));
        }
        // A struct that only one release has is a view in every release, but can only be compared in that one.
        nodes.add(dynamicTest(
                "every view is compared",
                () -> assertThat(compared).isNotEmpty().isEqualTo(known)));
        return nodes.stream();
    }

    private static Bindings bindings(EntryPoint entryPoint, String release, int position) {
        try {
            return new Bindings(entryPoint.of(release), position);
        } catch (UnsupportedReleaseException e) {
            throw new AssertionError(e);
        }
    }

    private static DynamicNode struct(Subject subject) {
        Once<Pairing> pairing = new Once<>(() -> Pairing.of(subject, SEED));
        return dynamicContainer(
                subject.type().name(),
                Stream.of(
                        test("names, sizes and offsets", () -> new Checking(subject).shape()),
                        test("each leaf has its accessor", () -> pairing.get().mismatches()),
                        test(
                                "reads what the decoder wrote",
                                () -> new Reading(subject, pairing.get(), SEED).mismatches()),
                        test(
                                "writes what the decoder writes",
                                () -> new Writing(subject, pairing.get(), SEED).mismatches()),
                        test("has no field that the release lacks", () -> new Absence(subject).mismatches()),
                        test("refuses what is too short", () -> new Checking(subject).truncation()),
                        test("refuses counts out of bounds", () -> new Checking(subject).counts())));
    }

    private static DynamicTest test(String name, Supplier<List<String>> mismatches) {
        return dynamicTest(name, () -> assertThat(mismatches.get()).isEmpty());
    }

    private static DynamicNode wholes(Bindings bindings, ReleaseTable table) {
        String text = Tables.text(table.release());
        return dynamicContainer(
                "besides structs",
                Stream.of(
                        test("numbers", () -> new Numbers(bindings, table).numbers()),
                        test("enums", () -> new Numbers(bindings, table).enums(Tables.names(text, "enum"))),
                        test("facts", () -> new Numbers(bindings, table).facts(Tables.names(text, "fact")))));
    }
}
