package org.fwabi.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.fwabi.processor.apt.Javac;
import org.junit.jupiter.api.Test;

/** Requests whose names are patterns. */
class PatternRequestTest {
    private static final Path CAM =
            Path.of("src/test/resources/compile-fail/specs").toAbsolutePath();

    private static Map<String, String> sources(String releases, String... members) throws IOException {
        String[] all = new String[members.length + 2];
        all[0] = "family = \"acme-cam\"";
        all[1] = "releases = " + releases;
        System.arraycopy(members, 0, all, 2, members.length);
        Compilation compilation = Javac.compile(CAM, Javac.request("cam", all));
        assertThat(compilation.diagnostics()).isEmpty();
        return Javac.sources(compilation);
    }

    @Test
    void aStarIsAllThatTheTargetedReleasesHave() throws IOException {
        Map<String, String> sources =
                sources("\"1.0\"", "messages = \"*\"", "controls = \"*\"", "classes = \"*\"", "enums = \"*\"");

        assertThat(sources.get("CamAbi.java"))
                .contains(" start()", " stop()", "Control<CamCtrlFocusParams> focus()", "ObjectClass<Empty> lens()")
                .doesNotContain("track()", "light()", "CAM_TONE");
        assertThat(sources.get("CamEvent.java")).contains("record Frame(").doesNotContain("record Heat(");
        assertThat(sources).containsKey("Mode.java");
    }

    @Test
    void aPatternFitsByLettersAndAskedForByNameCountsOnce() throws IOException {
        Map<String, String> sources =
                sources("{\"1.0\", \"2.0\"}", "messages = {\"START\", \"ST*\"}", "controls = \"*_TRA*\"");

        assertThat(sources.get("CamAbi.java"))
                .containsOnlyOnce(" start()")
                .contains(" stop()", "Optional<Control<CamCtrlTrackParams>> track()")
                .doesNotContain("focus()");
    }

    @Test
    void whatTheSpecsDoNotSayEnoughOfIsLeftOutSilently() throws IOException {
        Map<String, String> sources = sources("{\"1.0\", \"2.0\"}", "controls = \"CAM_*\"");

        assertThat(sources.get("CamAbi.java")).contains(" focus()", " track()").doesNotContainIgnoringCase("shade");
    }

    @Test
    void structsNeedNoMessageAndAreReadOutOfMemory() throws IOException {
        Map<String, String> all = sources("{\"1.0\", \"2.0\"}", "structs = \"*\"");
        Map<String, String> part = sources("{\"1.0\", \"2.0\"}", "structs = \"CAM_CTRL_F*\"");

        assertThat(all.get("CamAbi.java"))
                .contains("MessageType<Start> start()", "MessageType<CamCtrlFocusParams> camCtrlFocusParams()")
                .contains("Optional<MessageType<CamCtrlTrackParams>> camCtrlTrackParams()");
        assertThat(all.keySet()).containsAll(part.keySet());
        assertThat(part.keySet())
                .isEqualTo(Set.of(
                        "CamAbi.java",
                        "CamCtrlFocusParams.java",
                        "CamEvent.java",
                        "CamEventDecoder.java",
                        "CamFacts.java",
                        "CamNumbers.java"));
    }
}
