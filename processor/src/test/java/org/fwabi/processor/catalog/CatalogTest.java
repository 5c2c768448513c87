package org.fwabi.processor.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.fwabi.processor.binding.Binder;
import org.fwabi.processor.binding.Request;
import org.fwabi.processor.diagnostic.Diagnostics;
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
    void keepsStructsThatShareANeutralNameUnderTheirOwn() {
        Catalog clashing = Catalog.of(new AcmeSpecs().structs("1.0", """
                        A_v1: { fields: [ x: u8 ] }
                        A_v2: { fields: [ x: u16 ] }
                        """).layouts());

        assertThat(clashing.struct("A")).isEmpty();
        assertThat(clashing.structs()).containsOnlyKeys("A_v1", "A_v2");
        assertThat(clashing.clashes()).singleElement().satisfies(clash -> {
            assertThat(clash.neutralName()).isEqualTo("A");
            assertThat(clash.release()).isEqualTo("1.0");
            assertThat(clash.structs()).extracting(spec -> spec.name()).containsExactly("A_v1", "A_v2");
        });
    }

    @Test
    void hasEveryStructOfEveryRelease() {
        Catalog several = Catalog.of(
                new AcmeSpecs().release("1.0", """
                        current: { A: A_v2 }
                        structs:
                          A_v1: { fields: [ x: u8 ] }
                          A_v2: { fields: [ x: u16 ] }
                          B: { fields: [ x: u32 ] }
                          B_v1: { fields: [ x: u64 ] }
                        """).release("2.0", """
                        structs:
                          A_v1: { fields: [ x: u8 ] }
                          B: { fields: [ x: u32 ] }
                          B_v7: { fields: [ x: u64 ] }
                        """).layouts());

        assertThat(several.structs()).containsOnlyKeys("A", "A_v1", "B", "B (versioned)");
        assertThat(several.structs().get("A")).satisfies(a -> {
            assertThat(a.in("1.0").orElseThrow().spec().name()).isEqualTo("A_v2");
            assertThat(a.in("2.0").orElseThrow().spec().name()).isEqualTo("A_v1");
        });
        assertThat(several.structs().get("A_v1").everywhere()).isTrue();
        assertThat(several.structs().get("B (versioned)").groups())
                .singleElement()
                .satisfies(group -> assertThat(group.releases()).containsExactly("1.0", "2.0"));
        assertThat(several.clashes()).isEmpty();
    }

    @Test
    void picksVersionsOfOneStructByTheMostLastingKey() {
        Catalog several = Catalog.of(
                new AcmeSpecs().release("1.0", """
                        current: { A: A_v2 }
                        structs:
                          A_v1: { fields: [ x: u8 ] }
                          A_v2: { fields: [ x: u16 ] }
                          B: { fields: [ x: u32 ] }
                          B_v1: { fields: [ x: u64 ] }
                        """).release("2.0", """
                        structs:
                          A_v1: { fields: [ x: u8 ] }
                          B: { fields: [ x: u32 ] }
                          B_v7: { fields: [ x: u64 ] }
                        """).layouts());

        assertThat(several.key(Map.of("1.0", "A_v2", "2.0", "A_v1"))).contains(new StructKey.Neutral("A"));
        assertThat(several.key(Map.of("1.0", "B_v1", "2.0", "B_v7"))).contains(new StructKey.Versioned("B"));
        assertThat(several.key(Map.of("1.0", "A_v1", "2.0", "A_v1"))).contains(new StructKey.Exact("A", "A_v1"));
        assertThat(several.key(Map.of("1.0", "B", "2.0", "B_v7"))).isEmpty();
        assertThat(several.key(Map.of("1.0", "A_v2", "2.0", "B"))).isEmpty();
    }

    @Test
    void hashesOnlyWhatIsAskedFor() {
        Catalog fresh = Catalog.of(layouts);
        assertThat(fresh.find("1.0", new StructKey.Neutral("Load"))).isPresent();
        assertThat(fresh.numbers(NumberSpace.FUNCTIONS)).isNotEmpty();
        assertThat(fresh.enums()).isNotEmpty();
        assertThat(fresh.clashes()).isEmpty();
        assertThat(fresh.hashed()).isZero();

        fresh.struct("Gone");
        assertThat(fresh.hashed()).isEqualTo(1);
        // Load and Inner, of which 2.0 shares the layouts of 1.0, and 3.0 has its own.
        fresh.struct("Load");
        assertThat(fresh.hashed()).isEqualTo(5);
        fresh.struct("Load");
        assertThat(fresh.hashed()).isEqualTo(5);
        fresh.structs();
        assertThat(fresh.hashed()).isEqualTo(7);
    }

    @Test
    void bindingHashesOnlyWhatTheRequestLeadsTo() {
        Catalog fresh = Catalog.of(layouts);
        Diagnostics diagnostics = new Diagnostics();
        Request request = new Request(
                "org.example",
                "acme-npu",
                fresh.releases(),
                List.of(),
                List.of(),
                List.of(),
                List.of("Load"),
                List.of(),
                false);

        Binder.bind(fresh, request, diagnostics);

        assertThat(diagnostics.render()).isEmpty();
        assertThat(fresh.hashed()).isEqualTo(4);
    }

    @Test
    void alignmentAndTheNumbersOfEnumsAreNoPartOfALayout() {
        Catalog aligned = Catalog.of(new AcmeSpecs()
                .structs("1.0", "A: { fields: [ x: u32, y: u32 ] }")
                .structs("2.0", """
                        A: { align: 8, fields: [ x: u32, y: u32 ] }
                        """)
                .layouts());

        assertThat(aligned.struct("A").orElseThrow().groups()).hasSize(1);
        assertThat(catalog.hash(
                        "1.0", catalog.layout("1.0").orElseThrow().structs().get("Load_v1")))
                .isEqualTo(catalog.hash(
                        "2.0", catalog.layout("2.0").orElseThrow().structs().get("Load_v1")));
    }

    @Test
    void theUnionAtAnOpenEndIsNoPartOfALayout() {
        AcmeSpecs specs =
                new AcmeSpecs().structs("1.0", """
                        Any: { kind: union, fields: [ a: u32, b: "u8[4]" ] }
                        Header: { fields: [ length: u32, body: "Any[]" ] }
                        """).structs("2.0", """
                        Any: { kind: union, fields: [ a: u32, b: "u8[40]" ] }
                        Header: { fields: [ length: u32, body: "Any[]" ] }
                        """).structs("3.0", """
                        Header: { fields: [ length: u32, body: "u8[]" ] }
                        """);

        Catalog open = Catalog.of(specs.layouts());
        assertThat(open.struct("Header").orElseThrow().groups()).hasSize(1);
        assertThat(open.hashed()).isEqualTo(3);
        Catalog counted = Catalog.of(specs.semantics("structs: { Header: { counts: { body: length } } }")
                .layouts());
        assertThat(counted.struct("Header").orElseThrow().groups()).hasSize(3);
    }

    @Test
    void knowsItsReleasesOnly() {
        assertThatThrownBy(() -> catalog.find("9.9", new StructKey.Neutral("Load")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9.9");
    }

    @Test
    void refusesOneReleaseTwice() {
        assertThatThrownBy(() -> Catalog.of(List.of(layouts.getFirst(), layouts.getFirst())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
