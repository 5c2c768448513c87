package org.fwabi.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.fwabi.processor.apt.Javac;
import org.fwabi.processor.binding.AbiBinding;
import org.fwabi.processor.binding.Binder;
import org.fwabi.processor.binding.Element;
import org.fwabi.processor.binding.FieldBinding;
import org.fwabi.processor.binding.Request;
import org.fwabi.processor.binding.StructBinding;
import org.fwabi.processor.catalog.Catalog;
import org.fwabi.processor.catalog.StructKey;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.FieldLayout;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.Renames;
import org.fwabi.processor.spec.ScalarType;
import org.fwabi.processor.spec.Semantics.StructMeaning;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.spec.SpecSources;
import org.fwabi.processor.spec.TypeSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs generated code, and compares what it reads and writes with bytes put where the layout says. */
class GeneratedCodeTest {
    private static final int HUGE_METHOD = 8_000;

    private record Case(Path specs, Request request) {
        @Override
        public String toString() {
            return request.family();
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        Javac.ACME,
                        new Request(
                                "nic",
                                "acme-nic",
                                List.of("1.0", "2.0"),
                                List.of("PING", "CONFIGURE", "PACKET", "LINK_UP"),
                                List.of(),
                                List.of(),
                                List.of("port_t"),
                                List.of(),
                                false)),
                new Case(
                        Javac.ACME,
                        new Request(
                                "big",
                                "acme-be",
                                List.of("1"),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of("header"),
                                List.of(),
                                false)),
                new Case(
                        Path.of("../firmware-specs/src/main/resources/fwabi").toAbsolutePath(),
                        new Request(
                                "gsp",
                                "nvidia-gsp",
                                List.of("535.113.01", "570.144"),
                                List.of(
                                        "GSP_SET_SYSTEM_INFO",
                                        "SET_REGISTRY",
                                        "GET_GSP_STATIC_INFO",
                                        "UNLOADING_GUEST_DRIVER",
                                        "GSP_RM_CONTROL",
                                        "GSP_RM_ALLOC",
                                        "FREE",
                                        "GSP_INIT_DONE",
                                        "GSP_RUN_CPU_SEQUENCER",
                                        "POST_EVENT",
                                        "RC_TRIGGERED",
                                        "OS_ERROR_LOG"),
                                List.of(),
                                List.of(),
                                List.of(
                                        "GspFwWprMeta",
                                        "GSP_ARGUMENTS_CACHED",
                                        "LibosMemoryRegionInitArgument",
                                        "RM_RISCV_UCODE_DESC",
                                        "GSP_MSG_QUEUE_ELEMENT",
                                        "msgqTxHeader",
                                        "GSP_SEQUENCER_BUFFER_CMD"),
                                List.of(),
                                false)));
    }

    private static Compilation compile(Case of) {
        Request request = of.request();
        Compilation compilation = Javac.compile(
                of.specs(),
                Javac.request(
                        request.packageName(),
                        "family = \"" + request.family() + "\"",
                        "releases = " + list(request.releases()),
                        "messages = " + list(request.messages()),
                        "structs = " + list(request.structs())));
        assertThat(compilation.diagnostics()).isEmpty();
        return compilation;
    }

    private static String list(List<String> words) {
        return "{"
                + String.join(
                        ", ", words.stream().map(word -> "\"" + word + "\"").toList()) + "}";
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noMethodIsTooLargeForTheJit(Case of) {
        List<String> huge = new ArrayList<>();
        Javac.classes(compile(of)).values().forEach(bytes -> {
            ClassModel type = ClassFile.of().parse(bytes);
            for (MethodModel method : type.methods()) {
                method.code()
                        .filter(code -> ((CodeAttribute) code).codeLength() >= HUGE_METHOD)
                        .ifPresent(code -> huge.add(type.thisClass().asInternalName() + "." + method.methodName()));
            }
        });
        assertThat(huge).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void twoRunsGiveTheSameBytes(Case of) throws Exception {
        assertThat(Javac.sources(compile(of))).isEqualTo(Javac.sources(compile(of)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyScalarIsWhereTheLayoutSays(Case of) throws Exception {
        ClassLoader loader = Javac.load(compile(of));
        Diagnostics diagnostics = new Diagnostics();
        SpecLoader specs = new SpecLoader(SpecSources.folder(of.specs()), diagnostics);
        Layouts layouts = new Layouts(diagnostics);
        List<ReleaseLayout> releases = of.request().releases().stream()
                .map(name -> layouts.of(
                        specs.loadRelease(of.request().family(), name).orElseThrow()))
                .toList();
        Catalog catalog = Catalog.of(releases);
        AbiBinding abi = Binder.bind(catalog, of.request(), diagnostics);
        assertThat(diagnostics.render()).isEmpty();
        int checked = 0;
        for (StructBinding struct : abi.structs()) {
            for (int release = 0; release < releases.size(); release++) {
                Optional<StructMeaning> meaning = Optional.ofNullable(
                        catalog.family().semantics().structs().get(struct.neutralName()));
                Optional<StructLayout> layout = catalog.find(
                        releases.get(release).release().name(), new StructKey.Neutral(struct.neutralName()));
                if (layout.isPresent()) {
                    checked += check(loader, abi, struct, layout.get(), release, meaning);
                }
            }
        }
        assertThat(checked).isGreaterThan(abi.structs().size());
    }

    private static int check(
            ClassLoader loader,
            AbiBinding abi,
            StructBinding struct,
            StructLayout layout,
            int release,
            Optional<StructMeaning> meaning)
            throws ReflectiveOperationException {
        Class<?> type = loader.loadClass(abi.packageName() + "." + struct.javaType());
        Class<?> layoutType = loader.loadClass(type.getName() + "$Layout");
        Field constant = layoutType.getDeclaredField(struct.layoutOf(release).constant());
        constant.setAccessible(true);
        Object layoutObject = constant.get(null);
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Random random = new Random(release * 31L + struct.neutralName().hashCode());
        int checked = 0;
        try (Arena arena = Arena.ofConfined()) {
            // The view does not start where the memory does, and the memory is not aligned.
            MemorySegment memory = arena.allocate(layout.size() + 64 + 3, 1);
            Object view = struct.single()
                    ? constructor.newInstance(memory, 3L)
                    : constructor.newInstance(memory, 3L, layoutObject);
            for (FieldLayout field : fields(layout, 0)) {
                String newest = Renames.newestField(meaning, field.spec().name(), layout.spec());
                FieldBinding binding = struct.fields().stream()
                        .filter(known -> known.cName().equals(newest))
                        .findFirst()
                        .orElseThrow();
                if (field.spec().array()
                        || field.spec().bits().isPresent()
                        || !(binding.element() instanceof Element.Plain || binding.element() instanceof Element.Coded)
                        || !(field.spec().type() instanceof TypeSpec.Scalar(ScalarType scalar))) {
                    continue;
                }
                byte[] before = new byte[(int) memory.byteSize()];
                random.nextBytes(before);
                MemorySegment.copy(before, 0, memory, ValueLayout.JAVA_BYTE, 0, before.length);
                ByteBuffer bytes = ByteBuffer.wrap(before).order(abi.order());
                int at = Math.toIntExact(3 + field.offset());
                Object read = plain(type.getMethod(binding.name()).invoke(view));
                assertThat(read).as(struct.neutralName() + "." + binding.name()).isEqualTo(value(bytes, at, scalar));
                write(type, view, binding, scalar, random, bytes, at);
                assertThat(HexFormat.of().formatHex(memory.toArray(ValueLayout.JAVA_BYTE)))
                        .as("after the setter of " + struct.neutralName() + "." + binding.name())
                        .isEqualTo(HexFormat.of().formatHex(before));
                checked++;
            }
        }
        return checked;
    }

    private static List<FieldLayout> fields(StructLayout layout, long base) {
        List<FieldLayout> fields = new ArrayList<>();
        for (FieldLayout field : layout.fields()) {
            FieldLayout moved = new FieldLayout(
                    field.spec(),
                    base + field.offset(),
                    field.size(),
                    field.elementSize(),
                    field.bitOffset(),
                    field.inline());
            if (field.spec().anonymous()) {
                fields.addAll(fields(field.inline().orElseThrow(), moved.offset()));
            } else {
                fields.add(moved);
            }
        }
        return fields;
    }

    /** Calls the setter with a random value, and puts the same value into the expected bytes. */
    private static void write(
            Class<?> type,
            Object view,
            FieldBinding binding,
            ScalarType scalar,
            Random random,
            ByteBuffer expected,
            int at)
            throws ReflectiveOperationException {
        byte[] raw = new byte[8];
        random.nextBytes(raw);
        if (scalar == ScalarType.BOOL8) {
            raw[0] = (byte) (raw[0] & 1);
        }
        ByteBuffer source = ByteBuffer.wrap(raw).order(expected.order());
        Object wide = value(source, 0, scalar);
        expected.put(at, raw, 0, scalar.size());
        for (Method method : type.getMethods()) {
            if (method.getName().equals(binding.name()) && method.getReturnType() == type) {
                Class<?> parameter = method.getParameterTypes()[0];
                Object value = wide instanceof Long number && parameter == int.class
                        ? (Object) number.intValue()
                        : wide instanceof Double number && parameter == float.class
                                ? (Object) number.floatValue()
                                : wide;
                if (method.getParameterCount() == 1) {
                    method.invoke(view, value);
                } else {
                    method.invoke(view, value, method.getParameterTypes()[1].getEnumConstants()[1]);
                }
                return;
            }
        }
        throw new AssertionError("no setter of " + binding.name());
    }

    private static Object plain(Object read) {
        return switch (read) {
            case Integer number -> number.longValue();
            case Float number -> number.doubleValue();
            case OptionalInt number -> (long) number.orElseThrow();
            case OptionalLong number -> number.orElseThrow();
            case OptionalDouble number -> number.orElseThrow();
            case Optional<?> value -> value.orElseThrow();
            default -> read;
        };
    }

    private static Object value(ByteBuffer bytes, int at, ScalarType scalar) {
        return switch (scalar) {
            case U8, CHAR -> (long) Byte.toUnsignedInt(bytes.get(at));
            case S8 -> (long) bytes.get(at);
            case U16 -> (long) Short.toUnsignedInt(bytes.getShort(at));
            case S16 -> (long) bytes.getShort(at);
            case U32 -> Integer.toUnsignedLong(bytes.getInt(at));
            case S32, HANDLE -> (long) bytes.getInt(at);
            case U64, S64, ADDRESS, POINTER -> bytes.getLong(at);
            case BOOL8 -> bytes.get(at) != 0;
            case F32 -> (double) bytes.getFloat(at);
            case F64 -> bytes.getDouble(at);
        };
    }
}
