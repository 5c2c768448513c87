package org.fwabi.processor.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fwabi.processor.format.FormatPage.Example;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a schema says what a text looks like, it takes what the loader takes and refuses what the loader refuses. */
class SchemaAgreementTest {
    private static final String FAMILY_HEAD = """
            format: 1
            family: acme-npu
            byte-order: little-endian
            entry-point: NpuAbi
            """;

    private final FormatExamples examples =
            new FormatExamples(new FormatPage(List.of()), FormatReferenceTest.schemas());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "functions: { 2D_BLIT: 1 }",
                "structs: { A: { fields: [ a: 'u32:0x4', b: u8 ] } }",
                "structs: { A: { fields: [ a: 'u32:4' ] } }",
                "structs: { A: { fields: [ a: u64 align 8 ] } }",
                "structs: { A: { fields: [ a: 'u8[0x10] align 16' ] } }",
                "structs: { A: { fields: [ a: u8, b: 'u16[][4]' ] } }",
                "structs: { A: { fields: [ a: { type: u8, align: 8 } ] } }",
                "structs: { A: { fields: [ a: { struct: [ b: u8 ], dims: [2], packed: 1, align: 4 } ] } }",
                "host-only: [HostThing]",
            })
    void bothAcceptSection(String section) {
        assertThat(examples.findings(release(section))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "functions: { 'A-B': 1 }",
                "functions: { A: 0x100000000 }",
                "functions: { A: '1' }",
                "structs: { A: { fields: [ a: 'u32[2]:4' ] } }",
                "structs: { A: { fields: [ a: 'u32:4 align 8' ] } }",
                "structs: { A: { fields: [ a: 'u32:04' ] } }",
                "structs: { A: { fields: [ a: 'u32:0' ] } }",
                "structs: { A: { fields: [ a: 'u8[010]' ] } }",
                "structs: { A: { fields: [ a: 'u8[2][]' ] } }",
                "structs: { A: { fields: [ a: u64  align 8 ] } }",
                "structs: { A: { fields: [ a: { type: u8 align 8, align: 8 } ] } }",
                "structs: { A: { fields: [ a: { type: u8, align: 3 } ] } }",
                "structs: { A: { fields: [ a: { type: u8, dims: [2] } ] } }",
                "structs: { A: { fields: [ a: { type: u8, union: [ b: u8 ] } ] } }",
                "structs: { A: { fields: [ a: { struct: [ b: u8 ], dims: [0] } ] } }",
                "structs: { A: { packed: 3, fields: [ a: u8 ] } }",
                "enums: { A: { size: 3, values: { B: 1 } } }",
                "parts: [.hidden.yaml]",
            })
    void bothRefuseSection(String section) {
        assertThat(examples.ids(release(section))).as("the loader").isNotEmpty();
        assertThat(examples.schemaFindings(release(section))).as("the schema").isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title: T\nbranches: { '1': ['1.0-rc.1'] }",
                "title: T\nbranches: { '1': ['1.0'] }\nfacts: { a.b-c: { type: choice, of: [64bit], doc: D } }",
                "title: T\nbranches: { '1': ['1.0'] }\nprefixes: { controls: _NPU_ }",
            })
    void bothAcceptFamily(String rest) {
        assertThat(examples.findings(family(rest))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title: 'T */'\nbranches: { '1': ['1.0'] }",
                "title: T\nbranches: { '1': ['1/0'] }",
                "title: T\nbranches: { '1 a': ['1.0'] }",
                "title: T\nbranches: { '1': ['1.0'] }\nprefixes: { controls: '' }",
                "title: T\nbranches: { '1': ['1.0'] }\nprefixes: { controls: A-B }",
                "title: T\nbranches: { '1': ['1.0'] }\nfacts: { a.2b: { type: u32, doc: D } }",
                "title: T\nbranches: { '1': ['1.0'] }\nfacts: { a: { type: u32, of: [b], doc: D } }",
                "title: T\nbranches: { '1': ['1.0'] }\nsemantics: [../a.yaml]",
            })
    void bothRefuseFamily(String rest) {
        assertThat(examples.ids(family(rest))).as("the loader").isNotEmpty();
        assertThat(examples.schemaFindings(family(rest))).as("the schema").isNotEmpty();
    }

    private static Example release(String section) {
        return new Example("release", "", 3, List.of(section));
    }

    private static Example family(String rest) {
        return new Example("family", "", 1, (FAMILY_HEAD + rest).lines().toList());
    }
}
