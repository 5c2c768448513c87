package org.fwabi.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fwabi.processor.diagnostic.DiagnosticId.Stage;
import org.fwabi.processor.example.ExampleFindings;
import org.fwabi.processor.layout.Layouts;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.SpecLoader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every folder below {@code diagnostics} in the test resources. A new case is a new folder; its README says what
 * goes into one. With the environment variable {@code FWABI_UPDATE_CORPUS=1} the expected files are written instead.
 */
class DiagnosticCorpusTest {
    private static final boolean UPDATE = "1".equals(System.getenv("FWABI_UPDATE_CORPUS"));

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return CorpusCase.all().stream().map(test -> DynamicTest.dynamicTest(test.name(), () -> run(test)));
    }

    private static void run(CorpusCase test) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        SpecLoader loader = new SpecLoader(test.source(), diagnostics, test.limit());
        Optional<Properties> request = test.request();
        if (request.isPresent()) {
            RequestStages.run(request.get(), loader, diagnostics);
        } else {
            List<ReleaseLayout> layouts = loader.checkFamily("acme-npu").stream()
                    .map(new Layouts(diagnostics, loader)::of)
                    .toList();
            if (!diagnostics.hasErrors()) {
                loader.loadFamily("acme-npu").ifPresent(family -> ExampleFindings.check(family, layouts, diagnostics));
            }
        }
        String actual = diagnostics.render() + "\n";
        if (UPDATE) {
            Files.writeString(test.expectedFile(), actual);
        }
        assertThat(actual).isEqualTo(test.expected());
        assertThat(diagnostics.sorted())
                .as("findings about the id that the folder is named after")
                .anyMatch(found -> found.id().name().equals(test.id()));
    }

    @Test
    void validFamilyHasNoFindings() throws IOException {
        Path valid = CorpusCase.all().getFirst().valid();
        Diagnostics diagnostics = new Diagnostics();
        SpecLoader loader = new SpecLoader(new CorpusCase(valid, valid).source(), diagnostics);
        loader.checkFamily("acme-npu").forEach(new Layouts(diagnostics)::of);

        assertThat(diagnostics.render()).isEmpty();
    }

    /**
     * These come from the class path, from the annotation or from a defect, so that only a compilation shows them. What
     * is found in flows and in a driver's use of the bindings has a corpus of its own, {@code compile-fail}.
     */
    private static final Set<DiagnosticId> OF_COMPILATIONS = EnumSet.of(
            DiagnosticId.FW078,
            DiagnosticId.FW079,
            DiagnosticId.FW080,
            DiagnosticId.FW081,
            DiagnosticId.FW099,
            DiagnosticId.FW110);

    @Test
    void everyIdHasCase() throws IOException {
        Set<String> covered = CorpusCase.all().stream().map(CorpusCase::id).collect(Collectors.toSet());

        assertThat(EnumSet.complementOf(EnumSet.copyOf(OF_COMPILATIONS)))
                .filteredOn(id -> id.stage() != Stage.FLOW && id.stage() != Stage.USE)
                .extracting(DiagnosticId::name)
                .allMatch(covered::contains);
    }

    @Test
    void whatOnlyACompilationShowsIsExpectedOfOne() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/java/org/fwabi/processor/apt"))) {
            StringBuilder tests = new StringBuilder();
            for (Path file : files.toList()) {
                tests.append(Files.readString(file));
            }
            assertThat(OF_COMPILATIONS)
                    .allSatisfy(id -> assertThat(tests.toString()).contains("error[" + id + "]"));
        }
    }

    @Test
    void everyIdHasPageWithItsTitle() throws IOException {
        for (DiagnosticId id : DiagnosticId.values()) {
            Path page = Path.of("..").resolve(id.page());
            assertThat(page).exists();
            assertThat(Files.readAllLines(page).getFirst()).isEqualTo("# " + id + ": " + id.title());
        }
    }

    @Test
    void thereIsNoPageWithoutId() throws IOException {
        Set<String> ids =
                Stream.of(DiagnosticId.values()).map(DiagnosticId::name).collect(Collectors.toSet());
        try (Stream<Path> pages = Files.list(Path.of("..", "docs", "diagnostics"))) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", ""))
                            .filter(name -> !name.equals("README")))
                    .allMatch(ids::contains);
        }
    }
}
