package org.fwabi.tools.headers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Macros, constants and failures. */
class CCompilerTest {
    private static final String MACROS = "#include \"macros.h\"\n";

    private static Path script(Path folder, String text) throws Exception {
        Path script = Files.writeString(folder.resolve("cc"), "#!/bin/sh\n" + text + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "clang"})
    void macrosAreThoseInForceAtTheEnd(String compiler) throws Exception {
        Map<String, CMacro> macros = Headers.compiler(compiler).macros(Headers.unit(MACROS)).stream()
                .collect(Collectors.toMap(CMacro::name, Function.identity()));
        String file = Headers.folder().resolve("macros.h").toString();
        assertThat(macros.get("NUMBER")).isEqualTo(new CMacro("NUMBER", Optional.empty(), "42", new COrigin(file, 1)));
        assertThat(macros).doesNotContainKeys("GONE", "__x86_64__", "__STDC__");
        assertThat(macros.get("TWICE")).isEqualTo(new CMacro("TWICE", Optional.empty(), "2", new COrigin(file, 15)));
        assertThat(macros.get("EMPTY")).returns("", CMacro::body);
        assertThat(macros.get("LINES")).returns(Optional.of(List.of("a", "b")), CMacro::parameters);
        assertThat(macros.get("ANY")).returns(Optional.of(List.of("first", "...")), CMacro::parameters);
        assertThat(macros.get("AFTER_LINES")).returns(new COrigin(file, 17), CMacro::origin);
        assertThat(macros.get("LAST")).returns(new COrigin(file, 39), CMacro::origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "clang"})
    void badExpressionsSpoilNoOthers(String compiler) throws Exception {
        CCompiler cc = Headers.compiler(compiler);
        List<String> names = cc.macros(Headers.unit(MACROS)).stream()
                .map(CMacro::name)
                .collect(Collectors.toCollection(ArrayList::new));
        names.addAll(List.of(
                "1 +", "2 + 3", "\"open", "4 /* open", "}; int x; {", "NUMBER * 2", "LINES(1, 2)", "sizeof(int)"));
        assertThat(cc.evaluate(Headers.unit(MACROS), names))
                .isEqualTo(Map.ofEntries(
                        Map.entry("NUMBER", BigInteger.valueOf(42)),
                        Map.entry("SHIFTED", BigInteger.valueOf(0x80000000L)),
                        Map.entry("ALL_ONES", BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE)),
                        Map.entry("MINUS_TWO", BigInteger.valueOf(-2)),
                        Map.entry("ONCE", BigInteger.ONE),
                        Map.entry("TWICE", BigInteger.TWO),
                        Map.entry("AFTER_LINES", BigInteger.valueOf(3)),
                        Map.entry("FROM_FLOAT", BigInteger.ONE),
                        Map.entry("CHARS", BigInteger.valueOf(('A' << 8) | 'B')),
                        Map.entry("HALF_COMMENT", BigInteger.TWO),
                        Map.entry("LAST", BigInteger.valueOf(99)),
                        Map.entry("2 + 3", BigInteger.valueOf(5)),
                        Map.entry("NUMBER * 2", BigInteger.valueOf(84)),
                        Map.entry("LINES(1, 2)", BigInteger.valueOf(3)),
                        Map.entry("sizeof(int)", BigInteger.valueOf(4))));
    }

    @Test
    void aNameThatIsAlsoAMemberIsNotTakenForUndeclared() throws Exception {
        TranslationUnit unit = Headers.unit("struct s { int a; int field; };\nenum { KNOWN = 7 };\n");
        String offset = "__builtin_offsetof(struct s, field)";
        assertThat(Headers.compiler("gcc").evaluate(unit, List.of("field", offset, "field + 1", "KNOWN", "nothing")))
                .isEqualTo(Map.of(offset, BigInteger.valueOf(4), "KNOWN", BigInteger.valueOf(7)));
    }

    @Test
    void aFileThatFlagsIncludeIsIncludedOnce() throws Exception {
        TranslationUnit unit =
                new TranslationUnit("struct s { u32 a; };\n", List.of("-include", "base.h"), Headers.folder());
        assertThat(Headers.compiler("gcc").evaluate(unit, List.of("sizeof(struct s)")))
                .containsEntry("sizeof(struct s)", BigInteger.valueOf(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "clang"})
    void theFirstErrorIsShownWithItsPlace(String compiler) throws Exception {
        CCompiler cc = Headers.compiler(compiler);
        TranslationUnit broken = Headers.unit("int fine;\nstruct s { no_such_type a; };\n");
        assertThatThrownBy(() -> cc.types(broken))
                .isInstanceOf(HeaderException.class)
                .hasMessageContaining("<stdin>:2:12: error: unknown type name 'no_such_type'");
        assertThatThrownBy(() -> cc.evaluate(broken, List.of("1")))
                .isInstanceOf(HeaderException.class)
                .hasMessageContaining("<stdin>:2:12: error:");
        TranslationUnit missing = Headers.unit("#include \"nowhere.h\"\n");
        assertThatThrownBy(() -> cc.macros(missing))
                .isInstanceOf(HeaderException.class)
                .hasMessageContaining("<stdin>:1:10: fatal error:")
                .hasMessageContaining("nowhere.h");
    }

    @Test
    void withoutACompilerTheMessageSaysWhatToDo(@TempDir Path empty) {
        assertThatThrownBy(() -> CCompiler.find(Optional.empty(), empty.toString(), Duration.ofSeconds(5)))
                .isInstanceOf(HeaderException.class)
                .hasMessage("no C compiler: install gcc or clang, or name one with --cc");
        assertThatThrownBy(() -> CCompiler.find(Optional.of("no-such-cc")))
                .isInstanceOf(HeaderException.class)
                .hasMessage("there is no C compiler \"no-such-cc\"");
    }

    @Test
    void aCompilerThatHangsIsStopped(@TempDir Path folder) throws Exception {
        Path slow = script(folder, "[ \"$1\" = --version ] && echo slow 1 && exit\nsleep 60");
        CCompiler cc = CCompiler.find(Optional.of(slow.toString()), "", Duration.ofSeconds(2));
        assertThat(cc.version()).isEqualTo("slow 1");
        assertThatThrownBy(() -> cc.types(Headers.unit("int a;")))
                .isInstanceOf(HeaderException.class)
                .hasMessageContaining("has not finished after 2 s");
    }

    @Test
    void whatIsNoObjectIsRefused(@TempDir Path folder) throws Exception {
        Path wrong = script(
                folder,
                "[ \"$1\" = --version ] && echo wrong 1 && exit\n"
                        + "while [ \"$1\" != -o ]; do shift; done\nhead -c 200 /dev/zero > \"$2\"");
        CCompiler cc = CCompiler.find(Optional.of(wrong.toString()));
        assertThatThrownBy(() -> cc.types(Headers.unit("int a;")))
                .isInstanceOf(HeaderException.class)
                .hasMessageContaining("no ELF objects");
    }
}
