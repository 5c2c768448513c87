package org.fwabi.processor.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.Placeless;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.spec.SpecSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shipped releases against sizes and offsets that gcc printed from NVIDIA's own headers at the tags of those names
 * (open-gpu-kernel-modules, x86-64). So a field that the spec forgot fails here, even where the sizes agree.
 */
class ShippedLayoutTest {
    private static final String OLD = "535.113.01";
    private static final String NEW = "570.144";

    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void sizesAndAlignmentsAreThoseOfTheVendorsHeaders(String release) {
        int column = release.equals(OLD) ? 1 : 3;
        List<String> wanted = golden("sizes.tsv").stream()
                .filter(row -> !row.get(column).equals("-"))
                .map(row -> row.getFirst() + " " + row.get(column) + " " + row.get(column + 1))
                .sorted()
                .toList();

        assertThat(layout(release).structs().values().stream()
                        .map(struct -> struct.spec().name() + " " + struct.size() + " " + struct.align())
                        .sorted())
                .containsAll(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void offsetsAreThoseOfTheVendorsHeaders(String release) {
        List<String> wanted = golden("offsets.tsv").stream()
                .filter(row -> row.getFirst().equals(release))
                .map(row -> String.join(" ", row.subList(1, row.size())))
                .sorted()
                .toList();
        List<String> found = new ArrayList<>();
        layout(release)
                .structs()
                .values()
                .forEach(struct -> collect(struct, struct.spec().name() + " ", 0, found));

        assertThat(wanted).hasSizeGreaterThan(350);
        assertThat(found).containsAll(wanted);
    }

    @Test
    void aDeltaRestatesOnlyStructsThatDiffer() {
        Diagnostics diagnostics = new Diagnostics();
        SpecLoader loader = loader(diagnostics);
        Release now = loader.loadRelease("nvidia-gsp", NEW).orElseThrow();
        Release base = loader.loadRelease("nvidia-gsp", now.base().orElseThrow())
                .orElseThrow();

        assertThat(now.structs())
                .allSatisfy((name, struct) -> assertThat(Optional.ofNullable(
                                        base.structs().get(name))
                                .filter(before -> before != struct && Placeless.same(before, struct)))
                        .as(name)
                        .isEmpty());
    }

    @Test
    void numbersThatChangedTheirMeaning() {
        assertThat(name(OLD, NumberSpace.EVENTS, 0x101b)).contains("GSP_SEND_USER_SHARED_DATA");
        assertThat(name(NEW, NumberSpace.EVENTS, 0x101b)).contains("NVLINK_FAULT_UP");
        assertThat(name(OLD, NumberSpace.EVENTS, 0x101d)).contains("GSP_LOCKDOWN_NOTICE");
        assertThat(name(NEW, NumberSpace.EVENTS, 0x101c)).contains("GSP_LOCKDOWN_NOTICE");
        assertThat(name(OLD, NumberSpace.FUNCTIONS, 201)).contains("RESERVED_201");
        assertThat(name(NEW, NumberSpace.FUNCTIONS, 201)).contains("CTRL_GPU_QUERY_ECC_STATUS");
        assertThat(name(NEW, NumberSpace.EVENTS, 0x1020)).contains("GSP_POST_NOCAT_RECORD");
        assertThat(name(OLD, NumberSpace.EVENTS, 0x1020)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void functionsAndEventsAreNumberedWithoutGaps(String release) {
        Release loaded = layout(release).release();
        List<Long> functions = values(loaded, NumberSpace.FUNCTIONS);
        List<Long> events = values(loaded, NumberSpace.EVENTS);

        assertThat(functions).hasSize(release.equals(OLD) ? 203 : 227);
        assertThat(functions.getFirst()).isZero();
        assertThat(functions.getLast()).isEqualTo(functions.size() - 1L);
        assertThat(events).hasSize(release.equals(OLD) ? 30 : 34);
        assertThat(events.getFirst()).isEqualTo(0x1001);
        assertThat(events.getLast()).isEqualTo(0x1000L + events.size());
    }

    private static List<Long> values(Release release, NumberSpace space) {
        return Objects.requireNonNull(release.numbers().get(space)).values().stream()
                .map(number -> number.value())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }

    private static Optional<String> name(String release, NumberSpace space, long number) {
        return Objects.requireNonNull(layout(release).release().numbers().get(space)).values().stream()
                .filter(spec -> spec.value() == number)
                .map(spec -> spec.name())
                .findFirst();
    }

    private static void collect(StructLayout struct, String path, long base, List<String> found) {
        for (FieldLayout field : struct.fields()) {
            String name = path + field.spec().name();
            if (!field.spec().anonymous()) {
                found.add(name + " " + (base + field.offset()) + " " + field.size());
            }
            String inner = field.spec().anonymous() ? path : name + ".";
            field.inline().ifPresent(inline -> collect(inline, inner, base + field.offset(), found));
        }
    }

    private static ReleaseLayout layout(String release) {
        Diagnostics diagnostics = new Diagnostics();
        ReleaseLayout layout = new Layouts(diagnostics)
                .of(loader(diagnostics).loadRelease("nvidia-gsp", release).orElseThrow());
        assertThat(diagnostics.render()).isEmpty();
        return layout;
    }

    private static SpecLoader loader(Diagnostics diagnostics) {
        return new SpecLoader(SpecSources.classLoader(ShippedLayoutTest.class.getClassLoader()), diagnostics);
    }

    private static List<List<String>> golden(String name) {
        try (InputStream in =
                Objects.requireNonNull(ShippedLayoutTest.class.getResourceAsStream("/golden/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> List.of(line.split("\t")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
