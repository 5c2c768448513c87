package org.fwabi.samples.nova.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.ByteOrder;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fwabi.message.MessageType;
import org.fwabi.message.UnsupportedReleaseException;
import org.fwabi.samples.nova.abi.GspAbi;
import org.fwabi.testing.ExampleTests;
import org.fwabi.testing.StructTests;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Generated tests with one mistake each: they must fail, or that they pass says nothing. */
class BrokenSpecTest {
    private static final String RELEASE = "570.144";

    /** As a generated test has it. */
    private static final String TABLE = """
            PACKED_REGISTRY_TABLE 8 gsp.yaml:1
                size       0 u32                      size       :2
                numEntries 4 u32                      numEntries :3
                entries    8 {PackedRegistryEntry:16}[] entries  :4 count=numEntries probe=nameOffset@0/u32
            """;

    private record Mistake(String right, String wrong, String... finders) {}

    @Test
    void theRightOnePasses() throws UnsupportedReleaseException {
        assertThat(failing(TABLE)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> isFound() {
        return Stream.of(
                        new Mistake("TABLE 8", "TABLE 12", "size is 12", "refuses less than 12 bytes"),
                        new Mistake("TABLE 8", "TABLE 4", "size is 4"),
                        new Mistake("PACKED", "UNPACKED", "size is 8"),
                        new Mistake("numEntries 4 u32", "numEntries 0 u32", "offset of numEntries is 0"),
                        new Mistake("0 u32 ", "0 u16 ", "ones read as ones"),
                        new Mistake("0 u32 ", "0 s32 ", "ones read as ones"),
                        new Mistake("0 u32 ", "0 bool8 ", "each field holds a value of its own"),
                        new Mistake("Entry:16", "Entry:24", "each field holds a value of its own"),
                        new Mistake("nameOffset@0", "nameOffset@4", "each field holds a value of its own"),
                        new Mistake("[] entries", "[2] entries", "numEntries bounds entries"),
                        new Mistake("count=numEntries", "count=size", "size bounds entries"),
                        new Mistake("8 {", "12 {", "offset of entries is 12"),
                        new Mistake(":2\n", ":2\n    lacks numEntries\n", "numEntries is not in this release"),
                        new Mistake(":2\n", ":2 unknown=1\n", "size keeps 1, which its enum lacks"))
                .map(mistake ->
                        dynamicTest((mistake.right() + " becomes " + mistake.wrong()).replace('\n', ' '), () -> {
                            assertThat(TABLE).contains(mistake.right());
                            assertThat(failing(TABLE.replaceFirst(Pattern.quote(mistake.right()), mistake.wrong())))
                                    .contains(mistake.finders());
                        }));
    }

    @Test
    void anExampleWithOtherBytesFailsBothWays() throws UnsupportedReleaseException {
        assertThat(example("18000000 01000000 00*16")).isEmpty();
        assertThat(example("18000000 02000000 00*16"))
                .containsExactly("570.144: the bytes give the values", "570.144: the values give the bytes");
        assertThat(example("18000000 01000000 00*15 01")).containsExactly("570.144: the values give the bytes");
        assertThat(example("18000000")).hasSize(2);
    }

    private static Set<String> example(String hex) throws UnsupportedReleaseException {
        var registry = GspAbi.of(RELEASE).setRegistry().request();
        return failing(ExampleTests.of("SET_REGISTRY", ExampleTests.Start.ZERO, release -> registry)
                .writes(message -> message.size(24).numEntries(1))
                .reads(message -> assertThat(message.numEntries()).isEqualTo(1))
                .bytes(hex, RELEASE)
                .tests());
    }

    private static Set<String> failing(String spec) throws UnsupportedReleaseException {
        MessageType<?> registry = GspAbi.of(RELEASE).setRegistry().request();
        return failing(StructTests.of(org.fwabi.gsp.abi.GspAbi.class, ByteOrder.LITTLE_ENDIAN)
                .in(RELEASE, () -> registry, spec)
                .tests());
    }

    private static Set<String> failing(Stream<? extends DynamicNode> nodes) {
        Set<String> failing = new TreeSet<>();
        nodes.forEach(node -> {
            switch (node) {
                case DynamicContainer container -> failing.addAll(failing(container.getChildren()));
                case DynamicTest test -> {
                    try {
                        test.getExecutable().execute();
                    } catch (Throwable e) {
                        failing.add(test.getDisplayName());
                    }
                }
                default -> throw new AssertionError(node);
            }
        });
        return failing;
    }
}
