package org.fwabi.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReleaseTableTest {
    @Test
    void readsEveryKindOfLine() throws Exception {
        ReleaseTable table = Tables.read(
                "fact queue.pages 63",
                "fact boot.plan a,b,c",
                "fact heap 0x10",
                "function NOP 0",
                "function GET 65",
                "function PUT 0x48",
                "event DONE 4097",
                "event POST 4099",
                "control C 545261571",
                "class K 0xc0b5",
                "enum E 4",
                "value ONE 1",
                "value MINUS -1",
                "struct Q struct",
                "field a u32",
                "end",
                "struct R struct",
                "field n u32",
                "field data u8 flexible",
                "end",
                "command GET request=Q size=exact reply=struct:R",
                "command PUT request=R size=at-least reply=none",
                "command NOP request=- size=exact reply=empty",
                "payload POST struct=R size=at-least",
                "payload DONE struct=- size=exact",
                "count R data n");

        assertThat(table.family()).isEqualTo("test");
        assertThat(table.release()).isEqualTo("1.0");
        assertThat(table.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        assertThat(table.factNumber("queue.pages")).isEqualTo(63);
        assertThat(table.factNumber("heap")).isEqualTo(16);
        assertThat(table.factWords("boot.plan")).containsExactly("a", "b", "c");
        assertThat(table.functions().number("PUT")).isEqualTo(72);
        assertThat(table.functions().nameOf(65)).contains("GET");
        assertThat(table.functions().nameOf(66)).isEmpty();
        assertThat(table.events().number("DONE")).isEqualTo(0x1001);
        assertThat(table.controls().number("C")).isEqualTo(545261571);
        assertThat(table.classes().number("K")).isEqualTo(0xc0b5);
        assertThat(table.findEnum("E").orElseThrow().nameOf(1)).contains("ONE");
        assertThat(table.findEnum("E").orElseThrow().value("MINUS")).isEqualTo(-1);
        assertThat(table.structs()).extracting(StructType::name).containsExactly("Q", "R");
        CommandEntry get = table.command("GET").orElseThrow();
        assertThat(get.request()).contains("Q");
        assertThat(get.replyStruct()).contains("R");
        assertThat(get.size()).isEqualTo(SizeRule.EXACT);
        assertThat(table.command("PUT").orElseThrow().reply()).isEqualTo(CommandEntry.Reply.NONE);
        assertThat(table.command("NOP").orElseThrow().reply()).isEqualTo(CommandEntry.Reply.EMPTY);
        assertThat(table.payload("POST").orElseThrow().size()).isEqualTo(SizeRule.AT_LEAST);
        assertThat(table.payload("DONE").orElseThrow().struct()).isEmpty();
        assertThat(table.counter("R", "data")).contains("n");
        assertThat(table.counter("R", "n")).isEmpty();
    }

    @Test
    void aCountOfWhatTheReleaseLacksSaysNothing() throws Exception {
        ReleaseTable table = Tables.read("struct S struct", "field a u8", "end", "count S gone a");
        assertThat(table.counter("S", "gone")).isEmpty();
    }

    @Test
    void whatIsAbsentIsSaid() throws Exception {
        ReleaseTable table = Tables.read("function A 1");
        assertThatThrownBy(() -> table.fact("x")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> table.struct("x")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> table.functions().number("B")).isInstanceOf(IllegalArgumentException.class);
        assertThat(table.functions().find("B")).isEmpty();
        assertThatThrownBy(() -> ReleaseTable.load(ReleaseTableTest.class, "0.0"))
                .isInstanceOf(NoSuchElementException.class);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(4, "unknown keyword", List.of("nonsense A 1")),
                Arguments.of(4, "tokens are separated by one space", List.of("function  A 1")),
                Arguments.of(5, "tokens are separated by one space", List.of("function A 1", "")),
                Arguments.of(4, "takes 2 tokens", List.of("function A")),
                Arguments.of(4, "takes 2 tokens", List.of("fact a b c")),
                Arguments.of(5, "'A' twice", List.of("function A 1", "function A 2")),
                Arguments.of(4, "not a number", List.of("function A one")),
                Arguments.of(4, "not an unsigned 32-bit number", List.of("function A 4294967296")),
                Arguments.of(4, "not an unsigned 32-bit number", List.of("function A -1")),
                Arguments.of(4, "'value' outside an enum", List.of("value A 1")),
                Arguments.of(6, "'V' twice", List.of("enum E 4", "value V 1", "value V 2")),
                Arguments.of(4, "an enum has 1, 2, 4 or 8 bytes", List.of("enum E 16")),
                Arguments.of(4, "not a power of two", List.of("enum E 3")),
                Arguments.of(4, "expected struct or union", List.of("struct S class", "end")),
                Arguments.of(4, "unknown option 'packed'", List.of("struct S struct packed", "end")),
                Arguments.of(4, "option 'align' twice", List.of("struct S struct align=8 align=8", "end")),
                Arguments.of(4, "not a power of two", List.of("struct S struct align=6", "end")),
                Arguments.of(5, "the table ends before the 'end' of S", List.of("struct S struct")),
                Arguments.of(5, "inside a struct", List.of("struct S struct", "function A 1", "end")),
                Arguments.of(5, "unknown type 'T'", List.of("struct S struct", "field a T", "end")),
                Arguments.of(5, "not a positive number", List.of("struct S struct", "field a u8 dims=0", "end")),
                Arguments.of(5, "not a positive number", List.of("struct S struct", "field a u8 dims=1,-2", "end")),
                Arguments.of(5, "larger than", List.of("struct S struct", "field a u64 dims=65536,65536,65536", "end")),
                Arguments.of(6, "field 'a' of S twice", List.of("struct S struct", "field a u8", "field a u8", "end")),
                Arguments.of(6, "type 'S' twice", List.of("struct S struct", "end", "struct S struct", "end")),
                Arguments.of(4, "type 'u32' twice", List.of("struct u32 struct", "end")),
                Arguments.of(4, "contains itself", List.of("struct S struct", "field a S", "end")),
                Arguments.of(
                        6,
                        "a member after a flexible array",
                        List.of("struct S struct", "field a u8 flexible", "field b u8", "end")),
                Arguments.of(5, "wider than its type", List.of("struct S struct", "field a u8 bits=9", "end")),
                Arguments.of(
                        6,
                        "not of an integer type",
                        List.of(
                                "struct S struct",
                                "inline a struct",
                                "end",
                                "end",
                                "struct T struct",
                                "field b S bits=1",
                                "end")),
                Arguments.of(
                        5,
                        "anonymous member can't be an array",
                        List.of("struct S struct", "inline - struct dims=2", "field a u8", "end", "end")),
                Arguments.of(4, "no function 'GET'", List.of("command GET request=- size=exact reply=none")),
                Arguments.of(
                        5,
                        "unknown struct 'Q'",
                        List.of("function GET 1", "command GET request=Q size=exact reply=none")),
                Arguments.of(
                        5,
                        "reply is none, empty or struct:NAME",
                        List.of("function GET 1", "command GET request=- size=exact reply=R")),
                Arguments.of(
                        5,
                        "size is exact or at-least",
                        List.of("function GET 1", "command GET request=- size=more reply=none")),
                Arguments.of(4, "no event 'E'", List.of("payload E struct=- size=exact")),
                Arguments.of(4, "no control 'C'", List.of("call C params=- direction=in fine=-")),
                Arguments.of(5, "unknown struct 'P'", List.of("control C 1", "call C params=P direction=in fine=-")),
                Arguments.of(5, "'up' is no direction", List.of("control C 1", "call C params=- direction=up fine=-")),
                Arguments.of(
                        5,
                        "a status is NAME:NUMBER, not 'BUSY'",
                        List.of("control C 1", "call C params=- direction=in fine=BUSY")),
                Arguments.of(6, "'C' twice", List.of("class C 1", "creates C params=-", "creates C params=-")),
                Arguments.of(
                        5,
                        "the request of 'GET' has no field 'n'",
                        List.of("function GET 1", "envelope GET of=class number=n size=n status=n params=n")),
                Arguments.of(4, "no numbers of struct", List.of("renamed struct A B")),
                Arguments.of(5, "no control 'A'", List.of("control C 1", "renamed control A B")),
                Arguments.of(4, "unknown struct 'S'", List.of("count S a b")),
                Arguments.of(7, "has no field 'b'", List.of("struct S struct", "field a u8", "end", "count S a b")));
    }

    @Test
    void envelopesCallsAndClassesGoByEitherName() throws TableFormatException, IOException {
        ReleaseTable table = Tables.read(
                "function CTRL 7",
                "control GET 0x20800101",
                "control GET_ALIAS 0x20800101",
                "class CORE 3",
                "struct P struct",
                "field a u32",
                "end",
                "struct Q struct",
                "field n u32",
                "field s u32",
                "field r u32",
                "field p u8 flexible",
                "end",
                "command CTRL request=Q size=at-least reply=struct:Q",
                "envelope CTRL of=control number=n size=s status=r params=p",
                "renamed function CTRL CONTROL",
                "call GET params=P direction=out fine=BUSY:3,GONE:0xffffffff",
                "renamed control GET READ",
                "creates CORE params=-");

        assertThat(table.envelope("CONTROL"))
                .isEqualTo(table.envelope("CTRL"))
                .contains(new EnvelopeEntry("CTRL", EnvelopeEntry.Contents.CONTROL, "n", "s", "r", "p"));
        assertThat(table.command("CONTROL")).isEqualTo(table.command("CTRL")).isPresent();
        assertThat(table.functions().number("CONTROL")).isEqualTo(7);
        assertThat(table.functions().nameOf(7)).contains("CTRL");
        assertThat(table.call("READ"))
                .isEqualTo(table.call("GET"))
                .isEqualTo(table.call(0x20800101))
                .contains(
                        new CallEntry("GET", Optional.of("P"), CallEntry.Direction.OUT, Map.of("BUSY", 3, "GONE", -1)));
        assertThat(table.call("GET_ALIAS")).isEmpty();
        assertThat(table.creates(3)).contains(new CreatesEntry("CORE", Optional.empty()));
        assertThat(table.creates(4)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesWithLine(int line, String reason, List<String> lines) {
        TableFormatException failure =
                catchThrowableOfType(TableFormatException.class, () -> Tables.read(lines.toArray(String[]::new)));
        assertThat(failure).isNotNull();
        assertThat(failure.getMessage()).contains(reason);
        assertThat(failure.table()).isEqualTo("test.fwtable");
        if (!reason.contains("not of an integer type")) {
            assertThat(failure.line()).isEqualTo(line);
        }
    }

    @Test
    void refusesAWrongHead() {
        for (String head : List.of(
                "",
                "fwabi-table 2\nfamily t little-endian\nrelease 1\n",
                "table 1\n",
                "fwabi-table 1\nrelease 1\n",
                "fwabi-table 1\nfamily t middle-endian\nrelease 1\n",
                "fwabi-table 1\nfamily t little-endian\n")) {
            assertThatThrownBy(() -> Tables.parse(head)).as(head).isInstanceOf(TableFormatException.class);
        }
    }

    @Test
    void refusesTypesNestedWithoutEnd() {
        String deep = "struct S struct\n" + "inline a struct\n".repeat(40);
        assertThatThrownBy(() -> Tables.parse(Tables.HEAD + deep)).hasMessageContaining("nested deeper");
    }
}
