package org.fwabi.processor.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.binding.AbiBinding;
import org.fwabi.processor.binding.JavaNames;
import org.fwabi.processor.binding.StructBinding;
import org.fwabi.processor.emit.GeneratedSource;
import org.fwabi.processor.example.ExampleCase;
import org.fwabi.processor.example.ExampleEncoder;
import org.fwabi.processor.example.ExampleFailure;
import org.fwabi.processor.example.ExampleValues;
import org.fwabi.processor.example.HexText;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.NeutralNames;
import org.fwabi.processor.spec.ReleaseSelector;
import org.fwabi.processor.spec.Semantics.Example;

/**
 * Writes the examples of semantics as tests: a class a message, a test an example and release. The values are written by
 * calls of the accessors, as a driver would, and read back from the bytes that the file states.
 */
final class ExampleTestWriter {
    private static final String SUFFIX = "ExamplesAbiTest";

    private final AbiBinding abi;
    private final Family family;
    private final Map<Integer, ReleaseLayout> releases;
    private final boolean markGenerated;
    private final AccessorCalls calls;

    ExampleTestWriter(AbiBinding abi, Family family, Map<Integer, ReleaseLayout> releases, boolean markGenerated) {
        this.abi = abi;
        this.family = family;
        this.releases = releases;
        this.markGenerated = markGenerated;
        this.calls = new AccessorCalls(abi);
    }

    /** Releases in which an example is written by the same calls, with their bytes. */
    private record Block(AccessorCalls.Code code, Map<String, List<String>> bytes) {}

    /** The classes. */
    List<GeneratedSource> write() {
        Map<String, List<ExampleCase>> byMessage = new LinkedHashMap<>();
        for (ExampleCase example : ExampleCase.all(family.semantics())) {
            if (struct(example).isPresent()) {
                String name = JavaNames.type(example.message()) + SUFFIX;
                byMessage.computeIfAbsent(name, none -> new ArrayList<>()).add(example);
            }
        }
        List<GeneratedSource> sources = new ArrayList<>();
        byMessage.forEach((name, examples) -> source(name, examples).ifPresent(sources::add));
        return sources;
    }

    /** The generated class of an example's message, if the bindings have it. */
    private Optional<StructBinding> struct(ExampleCase example) {
        return switch (example.space()) {
            case FUNCTIONS ->
                abi.commands().stream()
                        .filter(command -> command.name().equals(example.message()))
                        .findFirst()
                        .flatMap(command -> !example.example().reply()
                                ? command.request()
                                : command.reply() instanceof AbiBinding.Reply.Of(StructBinding reply)
                                        ? Optional.of(reply)
                                        : Optional.empty());
            case EVENTS ->
                abi.events().stream()
                        .filter(event -> event.name().equals(example.message()))
                        .findFirst()
                        .flatMap(AbiBinding.Event::payload);
            case CONTROLS ->
                abi.controls().stream()
                        .filter(control -> control.name().equals(example.message()))
                        .findFirst()
                        .flatMap(AbiBinding.Callee::params);
            case CLASSES ->
                abi.classes().stream()
                        .filter(found -> found.name().equals(example.message()))
                        .findFirst()
                        .flatMap(AbiBinding.Callee::params);
        };
    }

    private Optional<GeneratedSource> source(String name, List<ExampleCase> examples) {
        StringBuilder methods = new StringBuilder();
        for (int i = 0; i < examples.size(); i++) {
            methods.append(method(examples.get(i), struct(examples.get(i)).orElseThrow(), i + 1));
        }
        if (methods.isEmpty()) {
            return Optional.empty();
        }
        String body = methods.toString();
        String text = """
                package %s;

                %simport java.util.stream.Stream;
                %s%simport org.fwabi.testing.ExampleTests;
                import org.junit.jupiter.api.DisplayName;
                import org.junit.jupiter.api.DynamicNode;
                import org.junit.jupiter.api.TestFactory;

                /** The examples of {@code %s}: written through the accessors they are these bytes, and read from these bytes they are again. */
                %s@DisplayName("%s")
                final class %s {%s}
                """.formatted(
                        abi.packageName(),
                        imports(body),
                        markGenerated ? "import javax.annotation.processing.Generated;\n" : "",
                        body.contains("Absent.") ? "import org.fwabi.message.Absent;\n" : "",
                        examples.getFirst().message(),
                        markGenerated ? "@Generated(\"org.fwabi.processor.apt.FwabiProcessor\")\n" : "",
                        examples.getFirst().message(),
                        name,
                        body);
        return Optional.of(new GeneratedSource(abi.packageName() + "." + name, text));
    }

    /** What the methods use besides. */
    private static String imports(String body) {
        StringBuilder imports = new StringBuilder();
        for (String assertion : List.of("assertEquals", "assertTrue")) {
            if (body.contains(assertion + "(")) {
                imports.append("import static org.junit.jupiter.api.Assertions.")
                        .append(assertion)
                        .append(";\n");
            }
        }
        if (!imports.isEmpty()) {
            imports.append('\n');
        }
        return imports + (body.contains("Optional.of(") ? "import java.util.Optional;\n" : "");
    }

    private String method(ExampleCase example, StructBinding struct, int number) {
        List<Block> blocks = blocks(example, struct);
        if (blocks.isEmpty()) {
            return "";
        }
        StringBuilder body = new StringBuilder();
        for (Block block : blocks) {
            body.append(block.code().text());
            block.bytes()
                    .forEach((hex, names) -> body.append("                .bytes(")
                            .append(hex(hex))
                            .append(", ")
                            .append(String.join(
                                    ", ", names.stream().map(Literals::text).toList()))
                            .append(")\n"));
        }
        Example said = example.example();
        return """

                    /** Source: %s, line %d. */
                    @TestFactory
                    @DisplayName(%s)
                    Stream<DynamicNode> example%d() {
                        return ExampleTests.<%s>of(%s, %s, release -> %s.Layout.%s)
                %s                .tests();
                    }
                """.formatted(
                        said.at().file(),
                        said.at().line(),
                        Literals.text((said.reply() ? "reply: " : "") + said.name()),
                        number,
                        struct.javaType(),
                        Literals.text(example.what() + " (" + said.at().file() + ":"
                                + said.at().line() + ")"),
                        example.fresh() ? "ExampleTests.Start.FRESH" : "ExampleTests.Start.ZERO",
                        struct.javaType(),
                        struct.single() ? "TYPE" : "of(" + abi.entryPoint() + ".releases().indexOf(release))",
                        body);
    }

    private static String hex(String text) {
        if (text.length() <= 90) {
            return Literals.text(text);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String group : text.split(" ", -1)) {
            if (line.length() + group.length() > 90) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(group).append(' ');
        }
        lines.add(line.toString().stripTrailing());
        return TextBlocks.of(lines);
    }

    private List<Block> blocks(ExampleCase example, StructBinding struct) {
        Map<AccessorCalls.Code, Block> blocks = new LinkedHashMap<>();
        Set<String> selected = example.selected(family);
        releases.forEach((position, release) -> {
            String name = abi.releases().get(position);
            Optional<String> cName = selected.contains(name) && struct.in(position)
                    ? example.structIn(release.release(), NeutralNames.of(release.release()))
                    : Optional.empty();
            if (cName.isPresent()) {
                try {
                    byte[] bytes = ExampleEncoder.encode(example, release, cName.get());
                    AccessorCalls.Code code =
                            calls.of(struct, position, ExampleValues.of(example, release, cName.get()), bytes.length);
                    String hex =
                            stated(example.example(), name).orElseGet(() -> String.join(" ", HexText.groups(bytes)));
                    blocks.computeIfAbsent(code, made -> new Block(made, new LinkedHashMap<>()))
                            .bytes()
                            .computeIfAbsent(hex, none -> new ArrayList<>())
                            .add(name);
                } catch (ExampleFailure e) {
                    // A finding of the specs, which the check of all releases has.
                }
            }
        });
        return List.copyOf(blocks.values());
    }

    /** The bytes of the file, on one line; those of the layouts stand in only where the file has none. */
    private Optional<String> stated(Example example, String release) {
        return example.bytes().entrySet().stream()
                .filter(entry -> ReleaseSelector.select(entry.getKey(), family.releases())
                        .contains(release))
                .map(entry -> entry.getValue().strip().replaceAll("\\s+", " "))
                .findFirst();
    }
}
