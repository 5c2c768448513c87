package org.fwabi.benchmarks.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fwabi.processor.binding.AbiBinding;
import org.fwabi.processor.binding.Binder;
import org.fwabi.processor.binding.Request;
import org.fwabi.processor.catalog.Catalog;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.spec.SpecSources;

/**
 * What is asked of the processor: what {@code samples/nouveau-tables} asks for, as far as one release has it, so that every
 * number of releases asks for the same; and all that the specs know of that release.
 */
final class Requests {
    static final String ONE = "570.144";
    private static final List<String> FOUR = List.of("535.113.01", "560.35.03", ONE, "595.45.04");
    private static final String FAMILY = "nvidia-gsp";
    private static final Path SAMPLE =
            Path.of("samples/nouveau-tables/src/main/java/org/fwabi/samples/tables/abi/package-info.java");
    private static final List<String> LISTS = List.of("messages", "controls", "classes", "structs", "enums");
    private static final Pattern LACKING = Pattern.compile("no targeted release has an? [a-z]+ '([A-Za-z0-9_]+)'");

    private final ReleaseLayout layout;
    private final List<String> eleven;
    private final List<List<String>> lists;
    private final AbiBinding binding;

    private Requests(ReleaseLayout layout, List<String> eleven, List<List<String>> lists, AbiBinding binding) {
        this.layout = layout;
        this.eleven = eleven;
        this.lists = lists;
        this.binding = binding;
    }

    /** Those of the sample in the folder of the project, which the system property {@code fwabi.home} names. */
    static Requests ofSample() {
        String text;
        try {
            text = Files.readString(
                    Path.of(System.getProperty("fwabi.home", "..")).resolve(SAMPLE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Diagnostics diagnostics = new Diagnostics();
        SpecLoader loader = new SpecLoader(SpecSources.classLoader(Requests.class.getClassLoader()), diagnostics);
        ReleaseLayout layout = new Layouts(diagnostics, loader)
                .of(loader.loadRelease(FAMILY, ONE).orElseThrow());
        List<List<String>> lists =
                new ArrayList<>(LISTS.stream().map(name -> list(text, name)).toList());
        Diagnostics lacking = new Diagnostics();
        bind(layout, lists, lacking);
        List<String> absent = lacking.sorted().stream()
                .map(finding -> LACKING.matcher(finding.message()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
        lists.replaceAll(
                names -> names.stream().filter(name -> !absent.contains(name)).toList());
        return new Requests(layout, list(text, "releases"), lists, bind(layout, lists, diagnostics));
    }

    private static AbiBinding bind(ReleaseLayout layout, List<List<String>> lists, Diagnostics diagnostics) {
        Request request = new Request(
                "unnamed",
                FAMILY,
                List.of(ONE),
                lists.get(0),
                lists.get(1),
                lists.get(2),
                lists.get(3),
                lists.get(4),
                false);
        return Binder.bind(Catalog.of(List.of(layout)), request, diagnostics);
    }

    private static List<String> list(String text, String name) {
        Matcher list = Pattern.compile("\\b" + name + " = \\{([^}]*)}").matcher(text);
        if (!list.find()) {
            throw new IllegalStateException("the sample's request has no " + name);
        }
        return Pattern.compile("\"([^\"]+)\"")
                .matcher(list.group(1))
                .results()
                .map(word -> word.group(1))
                .toList();
    }

    /** The text of a package with a request. */
    String text(Size size) {
        List<String> releases = switch (size) {
            case ONE_RELEASE, WHOLE_RELEASE -> List.of(ONE);
            case FOUR_RELEASES -> FOUR;
            case ELEVEN_RELEASES -> eleven;
        };
        StringBuilder text = new StringBuilder("@org.fwabi.annotation.FirmwareAbi(\n");
        text.append("        family = \"")
                .append(FAMILY)
                .append("\",\n        releases = ")
                .append(words(releases));
        for (int i = 0; i < LISTS.size(); i++) {
            text.append(",\n        ")
                    .append(LISTS.get(i))
                    .append(" = ")
                    .append(words(size == Size.WHOLE_RELEASE ? List.of("*") : lists.get(i)));
        }
        return text.append(")\npackage measured;\n").toString();
    }

    private static String words(List<String> words) {
        return "{\"" + String.join("\", \"", words) + "\"}";
    }

    /** The structs that the sample's request has classes for, in one release: the messages that peers are given. */
    List<StructLayout> messages() {
        return binding.structs().stream()
                .map(struct -> struct.layouts().getFirst().cName())
                .flatMap(name -> Stream.ofNullable(layout.structs().get(name)))
                .toList();
    }

    /** The release that they are of. */
    ReleaseLayout layout() {
        return layout;
    }

    /** How much is asked for. */
    enum Size {
        ONE_RELEASE("1 release"),
        FOUR_RELEASES("4 releases"),
        ELEVEN_RELEASES("11 releases"),
        /** Everything that the specs know of it. */
        WHOLE_RELEASE("all of 1 release");

        private final String words;

        Size(String words) {
            this.words = words;
        }

        /** The size that a benchmark's parameter names. */
        static Size of(String words) {
            return Stream.of(values())
                    .filter(size -> size.words.equals(words))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(words));
        }

        /** As benchmarks name it. */
        String words() {
            return words;
        }
    }
}
