package org.fwabi.processor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.spec.Semantics.AbsentRule;
import org.fwabi.processor.spec.Semantics.Direction;
import org.fwabi.processor.spec.Semantics.EnvelopeContents;
import org.fwabi.processor.spec.Semantics.Example;
import org.fwabi.processor.spec.Semantics.ExampleValue;
import org.fwabi.processor.spec.Semantics.FieldMeaning;
import org.junit.jupiter.api.Test;

class SemanticsDecoderTest {
    private final Diagnostics diagnostics = new Diagnostics();

    private Semantics read(String text) {
        Semantics semantics = new AcmeSpecs()
                .release("1.0", "")
                .semantics(text)
                .loader(diagnostics)
                .loadFamily("acme-npu")
                .orElseThrow()
                .semantics();
        assertThat(diagnostics.render()).isEmpty();
        return semantics;
    }

    @Test
    void commandWithEnvelope() {
        Semantics.CommandMeaning command =
                read("""
                        commands:
                          CONTROL:
                            was: [CTRL, CTL]
                            request: npu_control
                            reply: npu_control
                            envelope: { of: class, number: cmd, size: paramsSize, status: status, params: params }
                        """).commands().values().iterator().next();
        Semantics.EnvelopeMeaning envelope = command.envelope().orElseThrow();

        assertThat(command.was()).containsExactly("CTRL", "CTL");
        assertThat(envelope.of()).isEqualTo(EnvelopeContents.CLASS);
        assertThat(List.of(envelope.number(), envelope.size(), envelope.status(), envelope.params()))
                .containsExactly("cmd", "paramsSize", "status", "params");
    }

    @Test
    void envelopeNeedsARequestAndAllItsFields() {
        new AcmeSpecs()
                .release("1.0", "")
                .semantics("commands:\n  CONTROL: { envelope: { of: control, number: cmd } }\n  OTHER:\n    envelope:"
                        + " { of: control, number: a, size: b, status: c, params: d }\n")
                .loader(diagnostics)
                .loadFamily("acme-npu");

        assertThat(diagnostics.render())
                .contains("command CONTROL: 'envelope' lacks the key 'size'", "lacks the key 'status'")
                .contains("lacks the key 'params'", "command OTHER lacks the key 'request'");
    }

    @Test
    void controlsAndClasses() {
        Semantics semantics = read("""
                controls:
                  GET_CLOCK:
                    name: clock
                    was: [CLOCK_GET]
                    doc: How fast.
                    class: CORE
                    params: NpuClock
                    direction: out
                    fine: { NOT_SUPPORTED: 0x56, LAST: 0xffffffff }
                  PLAIN: {}
                classes:
                  CORE: { name: core, was: [KERNEL], doc: A core., params: NpuCore }
                """);
        Semantics.ControlMeaning control = semantics.controls().get("GET_CLOCK");
        Semantics.ControlMeaning plain = semantics.controls().get("PLAIN");
        Semantics.ClassMeaning core = semantics.classes().get("CORE");

        assertThat(control).isNotNull();
        assertThat(control.javaName()).contains("clock");
        assertThat(control.was()).containsExactly("CLOCK_GET");
        assertThat(control.objectClass()).contains("CORE");
        assertThat(control.params()).contains("NpuClock");
        assertThat(control.direction()).isEqualTo(Direction.OUT);
        assertThat(control.fine()).isEqualTo(Map.of("NOT_SUPPORTED", 0x56L, "LAST", 0xffff_ffffL));
        assertThat(plain).isNotNull();
        assertThat(plain.direction()).isEqualTo(Direction.BOTH);
        assertThat(plain.params()).isEmpty();
        assertThat(core).isNotNull();
        assertThat(core.was()).containsExactly("KERNEL");
        assertThat(core.params()).contains("NpuCore");
    }

    @Test
    void structsFieldsAndEnums() {
        Semantics semantics = read("""
                structs:
                  NpuClock:
                    was: [NpuClockInfo]
                    tags: { u: { by: kind, members: { KIND_A: a, KIND_B: b } } }
                    fields:
                      size: { self-size: true }
                      domain: { default: -1, was: [area, zone] }
                      name: { text-at: true, absent: refuse }
                      skipped: { absent: skip }
                      preset: { absent: default, default: 0xffffffffffffffff }
                enums:
                  KIND: { was: { KIND_A: [KIND_ONE, KIND_FIRST] } }
                """);
        Semantics.StructMeaning clock = semantics.structs().values().iterator().next();
        Map<String, FieldMeaning> fields = clock.fields();

        assertThat(clock.was()).containsExactly("NpuClockInfo");
        assertThat(clock.tags().values())
                .singleElement()
                .satisfies(tag -> assertThat(tag.field()).isEqualTo("kind"))
                .satisfies(tag -> assertThat(tag.members()).isEqualTo(Map.of("KIND_A", "a", "KIND_B", "b")));
        assertThat(fields.values())
                .extracting(FieldMeaning::selfSize)
                .containsExactly(true, false, false, false, false);
        assertThat(fields.values())
                .extracting(FieldMeaning::textOffset)
                .containsExactly(false, false, true, false, false);
        assertThat(fields.values())
                .extracting(field -> field.preset().orElse(BigInteger.ZERO).toString())
                .containsExactly("0", "-1", "0", "0", "18446744073709551615");
        assertThat(fields.values())
                .flatExtracting(field -> field.absent().stream().toList())
                .containsExactly(AbsentRule.REFUSE, AbsentRule.SKIP, AbsentRule.PRESET);
        assertThat(fields.values()).flatExtracting(FieldMeaning::was).containsExactly("area", "zone");
        assertThat(semantics.enums().values())
                .extracting(Semantics.EnumMeaning::was)
                .containsExactly(Map.of("KIND_A", List.of("KIND_ONE", "KIND_FIRST")));
    }

    @Test
    void examples() {
        List<Example> examples = read("""
                        commands:
                          LOAD:
                            request: NpuLoad
                            reply: NpuLoad
                            examples:
                              - name: all kinds of values
                                releases: ["1.*"]
                                fields:
                                  number: 0x10
                                  wide: 18446744073709551615
                                  ones: -1
                                  flag: true
                                  "list[1].items": [1, [2, yes], "3"]
                                  constant: KIND_A
                                  quoted: "true"
                                bytes: { "1.* .. 2.*": "00*4 01" }
                              - { name: what comes back, of: reply }
                        """).commands().values().iterator().next().examples();
        Example first = examples.getFirst();

        assertThat(examples).extracting(Example::reply).containsExactly(false, true);
        assertThat(first.releases()).containsExactly("1.*");
        assertThat(first.bytes()).isEqualTo(Map.of("1.* .. 2.*", "00*4 01"));
        assertThat(first.fields().keySet())
                .containsExactly("number", "wide", "ones", "flag", "list[1].items", "constant", "quoted");
        assertThat(first.fields().values())
                .containsExactly(
                        whole("16"),
                        whole("18446744073709551615"),
                        whole("-1"),
                        new ExampleValue.Truth(true),
                        new ExampleValue.Many(List.of(
                                whole("1"),
                                new ExampleValue.Many(List.of(whole("2"), new ExampleValue.Text("yes"))),
                                new ExampleValue.Text("3"))),
                        new ExampleValue.Text("KIND_A"),
                        new ExampleValue.Text("true"));
    }

    private static ExampleValue whole(String text) {
        return new ExampleValue.Whole(new BigInteger(text));
    }

    @Test
    void examplesOfOneMessageHaveNamesOfTheirOwn() {
        new AcmeSpecs()
                .release("1.0", "")
                .semantics("events:\n  DONE: { examples: [{ name: all, of: reply }, { name: all, fields: { \"a..b\": 1,"
                        + " c: 010, d: 0x1ffffffffffffffff, e: [[[1]]] } }] }\n")
                .loader(diagnostics)
                .loadFamily("acme-npu");

        assertThat(diagnostics.render())
                .contains("event DONE: example 'all' is defined twice")
                .contains("event DONE: an example has no key 'of'")
                .contains("field 'a..b' must be a path of C names")
                .contains("'010' has a leading zero")
                .contains("0x1ffffffffffffffff is out of range")
                .contains("field 'e': found a list, wanted a number, true, false, text or a list of them");
    }
}
