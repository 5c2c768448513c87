package org.fwabi.testing;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fwabi.message.MessageType;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * Tests of one generated struct in every targeted release. A generated test class says what the specs have; nothing of it
 * is asked of the bindings. One thread.
 */
public final class StructTests {
    private final Class<?> entryPoint;
    private final ByteOrder order;
    private final List<DynamicNode> nodes = new ArrayList<>();

    private StructTests(Class<?> entryPoint, ByteOrder order) {
        this.entryPoint = entryPoint;
        this.order = order;
    }

    /**
     * No tests yet.
     *
     * @param entryPoint of the bindings; the generic decoder's tables lie beside it
     * @param order of the family's bytes
     */
    public static StructTests of(Class<?> entryPoint, ByteOrder order) {
        return new StructTests(entryPoint, order);
    }

    /**
     * Adds the tests of one release.
     *
     * @param release its name
     * @param type the generated layout of the release
     * @param text what the specs say: a line for the struct and one a field; see the generated class
     */
    public StructTests in(String release, Supplier<? extends MessageType<?>> type, String text) {
        nodes.add(dynamicContainer(release, Stream.of(1).flatMap(once -> tests(release, type.get(), text))));
        return this;
    }

    /** All tests, by release. */
    public Stream<DynamicNode> tests() {
        return nodes.stream();
    }

    private Stream<DynamicTest> tests(String release, MessageType<?> type, String text) {
        SpecStruct spec = SpecStruct.parse(text, order);
        Subject subject = new Subject(release, type, spec);
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(dynamicTest("size is " + spec.size(), () -> new ShapeTests(subject).size()));
        for (SpecField field : spec.fields()) {
            tests.add(dynamicTest(
                    "offset of %s is %d".formatted(field.name(), field.offset()),
                    () -> new ShapeTests(subject).offset(field)));
        }
        tests.add(dynamicTest("each field holds a value of its own", () -> new ValueTests(subject).distinct()));
        tests.add(dynamicTest("zeros read as zero", () -> new ValueTests(subject).uniform(0)));
        tests.add(dynamicTest("ones read as ones", () -> new ValueTests(subject).uniform(0xff)));
        tests.add(dynamicTest(
                "refuses less than %d bytes".formatted(spec.size()), () -> new ShapeTests(subject).truncation()));
        for (SpecField array : spec.counted()) {
            if (!array.overlay()) {
                tests.add(dynamicTest(
                        "%s bounds %s".formatted(array.counter().orElseThrow(), array.name()),
                        () -> new ShapeTests(subject).count(array)));
            }
        }
        for (SpecField field : spec.fields()) {
            field.unknown()
                    .ifPresent(number -> tests.add(dynamicTest(
                            "%s keeps %s, which its enum lacks".formatted(field.name(), Long.toUnsignedString(number)),
                            () -> new ValueTests(subject).unknown(field))));
        }
        for (String accessor : spec.lacking()) {
            tests.add(dynamicTest(
                    accessor + " is not in this release", () -> new AbsenceTests(subject).absent(accessor)));
        }
        tests.add(dynamicTest(
                "agrees with the generic decoder",
                () -> new DecodeTests(subject, Tables.of(entryPoint, release)).agrees()));
        return tests.stream();
    }
}
