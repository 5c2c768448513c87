package org.fwabi.processor.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.AcmeSpecs;
import org.fwabi.processor.spec.NumberSpace;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final AcmeSpecs SPECS =
            new AcmeSpecs().release("1.0", """
                    functions: { NOP: 0, LOAD: 1, OLD: 2 }
                    enums:
                      MODE: { size: 4, values: { MODE_A: 0 } }
                    structs:
                      Inner: { fields: [ x: u32 ] }
                      Load_v1: { fields: [ mode: MODE, inner: Inner ] }
                      Same_v1: { fields: [ a: u32, b: "u8[4]" ] }
                      Gone: { fields: [ a: u8 ] }
                    """).release("2.0", """
                    base: "1.0"
                    remove: { functions: [OLD], structs: [Gone, Same_v1] }
                    functions: { LOAD: 3, NEW: 2 }
                    enums:
                      MODE: { size: 4, values: { MODE_A: 1, MODE_B: 2 } }
                    structs:
                      Same_v2: { size: 8, fields: [ a: u32, b: "u8[4]" ] }
                    """).release("3.0", """
                    base: "2.0"
                    structs:
                      Inner: { fields: [ x: s32 ] }
                    """);

    private final List<ReleaseLayout> layouts = SPECS.layouts();
    private final Catalog catalog = Catalog.of(layouts);

    @Test
    void groupsEqualLayoutsOfVersionedNames() {
        StructHistory same = catalog.struct("Same").orElseThrow();

        assertThat(same.everywhere()).isTrue();
        assertThat(same.groups())
                .singleElement()
                .satisfies(group -> assertThat(group.releases()).containsExactly("1.0", "2.0", "3.0"));
        assertThat(same.in("1.0").orElseThrow().spec().name()).isEqualTo("Same_v1");
        assertThat(same.in("2.0").orElseThrow().spec().name()).isEqualTo("Same_v2");
    }

    @Test
    void tellsLayoutsApartThatDifferOnlyInAnEmbeddedSign() {
        assertThat(catalog.struct("Load").orElseThrow().groups())
                .extracting(LayoutGroup::releases)
                .containsExactly(List.of("1.0", "2.0"), List.of("3.0"));
    }

    @Test
    void saysWhereStructIsMissing() {
        StructHistory gone = catalog.struct("Gone").orElseThrow();

        assertThat(gone.everywhere()).isFalse();
        assertThat(gone.missingIn()).containsExactly("2.0", "3.0");
        assertThat(gone.in("2.0")).isEmpty();
    }

    @Test
    void followsNumberThatMoves() {
        NumberHistory load = catalog.number(NumberSpace.FUNCTIONS, "LOAD").orElseThrow();

        assertThat(load.everywhere()).isTrue();
        assertThat(load.constant()).isFalse();
        assertThat(load.in("1.0")).isEqualTo(OptionalLong.of(1));
        assertThat(load.in("3.0")).isEqualTo(OptionalLong.of(3));
        assertThat(catalog.number(NumberSpace.FUNCTIONS, "NEW").orElseThrow().in("1.0"))
                .isEmpty();
    }

    @Test
    void findsNumberWithTwoMeanings() {
        assertThat(catalog.reused(NumberSpace.FUNCTIONS))
                .containsExactly(
                        new ReusedNumber(NumberSpace.FUNCTIONS, 2, Map.of("1.0", "OLD", "2.0", "NEW", "3.0", "NEW")));
        assertThat(catalog.reused(NumberSpace.EVENTS)).isEmpty();
    }

    @Test
    void followsConstantsOfEnum() {
        EnumHistory mode = catalog.enumeration("MODE").orElseThrow();

        assertThat(mode.constants()).containsExactly("MODE_A", "MODE_B");
        assertThat(mode.value("MODE_A", "1.0")).isEqualTo(OptionalLong.of(0));
        assertThat(mode.value("MODE_A", "2.0")).isEqualTo(OptionalLong.of(1));
        assertThat(mode.value("MODE_B", "1.0")).isEmpty();
    }

    @Test
    void leavesOutStructsThatShareNeutralNameInOneRelease() {
        Catalog clashing = Catalog.of(new AcmeSpecs().structs("1.0", """
                        A_v1: { fields: [ x: u8 ] }
                        A_v2: { fields: [ x: u16 ] }
                        """).layouts());

        assertThat(clashing.struct("A")).isEmpty();
        assertThat(clashing.clashes()).singleElement().satisfies(clash -> {
            assertThat(clash.neutralName()).isEqualTo("A");
            assertThat(clash.structs()).extracting(spec -> spec.name()).containsExactly("A_v1", "A_v2");
        });
    }

    @Test
    void refusesOneReleaseTwice() {
        assertThatThrownBy(() -> Catalog.of(List.of(layouts.getFirst(), layouts.getFirst())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
