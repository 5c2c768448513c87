package org.fwabi.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fwabi.processor.apt.Javac;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.Semantics;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.spec.SpecSources;
import org.junit.jupiter.api.Test;

/** A request as large as a whole driver's: a release of each branch, every message with a meaning, 60 controls. */
class LargeRequestTest {
    private static final Path SPECS =
            Path.of("../firmware-specs/src/main/resources/fwabi").toAbsolutePath();
    private static final List<String> RELEASES = List.of(
            "535.113.01",
            "545.29.06",
            "550.163.01",
            "555.58.02",
            "560.35.03",
            "565.77",
            "570.144",
            "575.64.05",
            "580.142",
            "590.48.01",
            "595.45.04");
    private static final int CONTROLS = 60;

    private static List<Release> load() {
        SpecLoader loader = new SpecLoader(SpecSources.folder(SPECS), new Diagnostics());
        return RELEASES.stream()
                .map(name -> loader.loadRelease("nvidia-gsp", name).orElseThrow())
                .toList();
    }

    /** Controls whose parameters have their usual name in every release. */
    private static List<String> controls(List<Release> releases) {
        return releases.getLast().numbers().getOrDefault(NumberSpace.CONTROLS, Map.of()).keySet().stream()
                .filter(name -> releases.stream()
                        .allMatch(release -> release.numbers()
                                        .getOrDefault(NumberSpace.CONTROLS, Map.of())
                                        .containsKey(name)
                                && release.structs()
                                        .containsKey(name.replaceFirst("_CTRL_CMD_", "_CTRL_") + "_PARAMS")))
                .limit(CONTROLS)
                .toList();
    }

    private static List<String> messages(List<Release> releases) {
        Semantics semantics = releases.getFirst().family().semantics();
        List<String> names = new ArrayList<>(semantics.commands().keySet());
        names.addAll(semantics.events().keySet());
        return names.stream().distinct().toList();
    }

    private static String list(List<String> words) {
        return words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(", ", "{", "}"));
    }

    @Test
    void compilesWithoutFindingsAndWithoutHugeMethods() {
        List<Release> releases = load();
        List<String> controls = controls(releases);
        assertThat(controls).hasSize(CONTROLS);
        Compilation compilation = Javac.compile(
                SPECS,
                Javac.request(
                        "large",
                        "family = \"nvidia-gsp\"",
                        "releases = " + list(RELEASES),
                        "messages = " + list(messages(releases)),
                        "controls = " + list(controls)));
        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(HugeMethods.of(compilation)).isEmpty();
    }
}
