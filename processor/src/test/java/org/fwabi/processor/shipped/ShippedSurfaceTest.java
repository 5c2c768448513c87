package org.fwabi.processor.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fwabi.processor.catalog.Catalog;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.junit.jupiter.api.Test;

/** All that NVIDIA has published is there. The numbers are lower bounds, since each new release adds to them. */
class ShippedSurfaceTest {
    @Test
    void nothingIsFound() {
        assertThat(ShippedSpecs.findings()).isEmpty();
        assertThat(ShippedSpecs.layouts().keySet())
                .containsExactlyElementsOf(ShippedSpecs.family().releases());
    }

    @Test
    void everyStructOfEveryReleaseHasALayoutUnlessItIsOfTheHost() {
        ShippedSpecs.layouts()
                .forEach((name, layout) -> assertThat(layout.structs().keySet())
                        .as(name)
                        .isEqualTo(layout.release().structs().keySet())
                        .doesNotContainAnyElementsOf(layout.release().hostOnly()));
    }

    @Test
    void theWholePublicHistoryIsThere() {
        Catalog catalog = Catalog.of(List.copyOf(ShippedSpecs.layouts().values()));
        Set<String> layouts = new HashSet<>();
        Set<Set<String>> surfaces = new HashSet<>();
        long onTheWire = 0;
        long inPlace = 0;
        long ofTheHost = 0;
        for (ReleaseLayout release : ShippedSpecs.layouts().values()) {
            Set<String> surface = new HashSet<>();
            release.structs()
                    .forEach((name, struct) -> surface.add(
                            name + " " + catalog.hash(release.release().name(), struct)));
            layouts.addAll(surface);
            surfaces.add(surface);
            onTheWire += release.structs().size();
            inPlace += release.structs().values().stream()
                    .mapToLong(ShippedSurfaceTest::inPlace)
                    .sum();
            ofTheHost += release.release().hostOnly().size();
        }
        String figures =
                "%d releases, %d structs in releases, %d of them host-only, %d more in place, %d layouts, %d surfaces"
                        .formatted(
                                ShippedSpecs.layouts().size(),
                                onTheWire + ofTheHost,
                                ofTheHost,
                                inPlace,
                                layouts.size(),
                                surfaces.size());

        assertThat(ShippedSpecs.layouts().size()).as(figures).isGreaterThanOrEqualTo(193);
        assertThat(onTheWire).as(figures).isGreaterThanOrEqualTo(420_000);
        assertThat(onTheWire + inPlace).as(figures).isGreaterThanOrEqualTo(441_000);
        assertThat(ofTheHost).as(figures).isGreaterThanOrEqualTo(5_000);
        assertThat(layouts.size()).as(figures).isGreaterThanOrEqualTo(4_000);
        assertThat(surfaces.size()).as(figures).isGreaterThanOrEqualTo(70);
    }

    /** Structs and unions that are written in place, at any depth. */
    private static long inPlace(StructLayout struct) {
        return struct.fields().stream()
                .flatMap(field -> field.inline().stream())
                .mapToLong(inline -> 1 + inPlace(inline))
                .sum();
    }
}
