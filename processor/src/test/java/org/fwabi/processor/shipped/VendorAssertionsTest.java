package org.fwabi.processor.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.FactValue;
import org.fwabi.processor.spec.Release;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What NVIDIA itself asserts of the ABI: sizes, offsets and numbers from {@code src/nvidia/interface/gsp_abi_check.c} of
 * open-gpu-kernel-modules, which two branches of 570 ship. It owes nothing to the importer or to the compiler that the
 * importer asked.
 */
class VendorAssertionsTest {
    /** The releases whose tags hold the file as it is at 570.144. */
    static final List<String> FIRST = List.of(
            "570.123.11",
            "570.123.14",
            "570.123.18",
            "570.123.19",
            "570.144",
            "570.148.08",
            "570.153.02",
            "570.158.01",
            "570.169");

    /** The releases whose tags hold the file as it is at 570.172.08. */
    static final List<String> SECOND =
            List.of("570.172.08", "570.181", "570.190", "570.195.03", "570.207", "570.211.01");

    /**
     * Types and constants that the file asserts and the specs do not have: enums that no field is declared with, and the
     * markers between which functions and events are numbered.
     */
    private static final Set<String> OUTSIDE = Set.of(
            "COMPUTE_BRANDING_TYPE",
            "ENGINE_INFO_TYPE",
            "ErrorNotifierType",
            "LOGIDX",
            "NV_VGPU_MSG_EVENT_FIRST_EVENT",
            "NV_VGPU_MSG_EVENT_NUM_EVENTS",
            "NV_VGPU_MSG_FUNCTION_NUM_FUNCTIONS");

    private static final List<Fact> FACTS = facts("570.144.tsv");
    private static final List<Fact> MORE = facts("570.172.08.tsv");

    /** One assertion: what of which type, for a field its name, and numbers. */
    private record Fact(String kind, String type, List<String> rest) {
        String name() {
            return rest.getFirst();
        }

        boolean outside() {
            return OUTSIDE.contains(type) || OUTSIDE.contains(name());
        }

        long number(int index) {
            String digits = rest.get(index);
            return digits.startsWith("0x")
                    ? Long.parseUnsignedLong(digits, 2, digits.length(), 16)
                    : Long.parseLong(digits);
        }

        @Override
        public String toString() {
            return kind + " " + type + " " + String.join(" ", rest);
        }
    }

    @ParameterizedTest
    @FieldSource("FIRST")
    void theFirstVersion(String release) {
        assertThat(wrong(release, FACTS)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("SECOND")
    void theSecondVersionAddsToTheFirst(String release) {
        assertThat(wrong(release, FACTS)).isEmpty();
        assertThat(wrong(release, MORE)).isEmpty();
    }

    /** The third, hostPageSize, is there before the file asserts it. */
    @Test
    void twoFieldsThatTheSecondVersionAddsAreNewInTheSpecsAsWell() {
        assertThat(wrong("570.144", MORE))
                .hasSize(2)
                .anyMatch(line -> line.contains("bGspNocatEnabled"))
                .anyMatch(line -> line.contains("virtualConfigBits"));
    }

    @Test
    void asManyAsTheFilesHold() {
        assertThat(Stream.of("size", "size-at-least", "field", "flexible", "value", "value-at-least", "number", "fact")
                        .map(kind -> FACTS.stream()
                                .filter(fact -> fact.kind().equals(kind))
                                .count()))
                .containsExactly(101L, 12L, 683L, 5L, 307L, 2L, 50L, 11L);
        assertThat(MORE).hasSize(3);
    }

    /** A fact that is changed by one must be noticed, whatever its kind. */
    @Test
    void noticesEveryFactThatIsWrong() {
        List<Fact> changed = Stream.concat(FACTS.stream(), MORE.stream())
                .filter(fact -> !fact.outside())
                .map(fact -> {
                    List<String> rest = new ArrayList<>(fact.rest());
                    int number = fact.kind().equals("field") || fact.kind().equals("flexible") ? 1 : rest.size() - 1;
                    long by = fact.kind().endsWith("-at-least") ? 1L << 40 : 1;
                    rest.set(number, Long.toString(fact.number(number) + by));
                    return new Fact(fact.kind(), fact.type(), rest);
                })
                .toList();

        assertThat(wrong("570.211.01", changed)).hasSameSizeAs(changed);
    }

    @Test
    void whatIsLeftOutIsAssertedAndReallyNotThere() {
        Set<String> asserted = new TreeSet<>();
        FACTS.forEach(fact -> asserted.addAll(List.of(fact.type(), fact.name())));

        assertThat(asserted).containsAll(OUTSIDE);
        for (String release : Stream.concat(FIRST.stream(), SECOND.stream()).toList()) {
            Release specs = ShippedSpecs.layout(release).release();
            assertThat(OUTSIDE)
                    .as(release)
                    .doesNotContainAnyElementsOf(specs.structs().keySet())
                    .doesNotContainAnyElementsOf(specs.enums().keySet())
                    .doesNotContainAnyElementsOf(new Numbers(ShippedSpecs.layout(release)).constants.keySet());
        }
    }

    private static List<String> wrong(String release, List<Fact> facts) {
        Numbers numbers = new Numbers(ShippedSpecs.layout(release));
        return facts.stream()
                .filter(fact -> !fact.outside())
                .flatMap(fact -> numbers.refutes(fact).stream())
                .toList();
    }

    /** What the specs say of one release. */
    private static final class Numbers {
        private final ReleaseLayout layout;
        private final Map<String, Long> constants = new HashMap<>();

        Numbers(ReleaseLayout layout) {
            this.layout = layout;
            layout.release().enums().values().forEach(spec -> constants.putAll(spec.values()));
            layout.release().numbers().forEach((space, numbers) -> {
                String prefix = layout.release().family().prefixes().getOrDefault(space, "");
                numbers.forEach((name, number) -> constants.put(prefix + name, number.value()));
            });
            layout.release().facts().forEach((name, fact) -> {
                if (fact instanceof FactValue.Quantity quantity) {
                    constants.put(name, quantity.value());
                }
            });
        }

        /** What the specs say instead; empty if they agree. */
        Optional<String> refutes(Fact fact) {
            OptionalLong found = found(fact);
            boolean agrees = found.isPresent()
                    && switch (fact.kind()) {
                        case "size", "value", "number", "fact" ->
                            found.getAsLong() == fact.number(fact.rest().size() - 1);
                        case "size-at-least", "value-at-least" ->
                            found.getAsLong() >= fact.number(fact.rest().size() - 1);
                        case "field" ->
                            found.getAsLong() == fact.number(1)
                                    && field(fact)
                                            .filter(field -> field.size() == fact.number(2))
                                            .isPresent();
                        case "flexible" ->
                            found.getAsLong() == fact.number(1)
                                    && field(fact)
                                            .filter(field -> field.spec().flexible())
                                            .isPresent();
                        default -> throw new IllegalArgumentException(fact.kind());
                    };
            return agrees
                    ? Optional.empty()
                    : Optional.of(fact + ", but the specs have "
                            + (found.isPresent() ? Long.toString(found.getAsLong()) : "nothing")
                            + field(fact)
                                    .map(field -> ", " + field.size() + " bytes")
                                    .orElse(""));
        }

        private OptionalLong found(Fact fact) {
            Optional<Long> found = switch (fact.kind()) {
                case "size", "size-at-least" -> struct(fact).map(StructLayout::size);
                case "field", "flexible" -> field(fact).map(FieldLayout::offset);
                case "number", "fact" -> Optional.ofNullable(constants.get(fact.type()));
                default -> Optional.ofNullable(constants.get(fact.name()));
            };
            return found.map(OptionalLong::of).orElse(OptionalLong.empty());
        }

        private Optional<StructLayout> struct(Fact fact) {
            return Optional.ofNullable(layout.structs().get(fact.type()));
        }

        private Optional<FieldLayout> field(Fact fact) {
            return struct(fact).stream()
                    .flatMap(struct -> struct.fields().stream())
                    .filter(field -> field.spec().name().equals(fact.name()))
                    .findFirst();
        }
    }

    private static List<Fact> facts(String file) {
        String name = "/golden/gsp-abi-check-" + file;
        try (InputStream in = Objects.requireNonNull(VendorAssertionsTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t")))
                    .map(row -> new Fact(row.get(0), row.get(1), row.subList(2, row.size())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
