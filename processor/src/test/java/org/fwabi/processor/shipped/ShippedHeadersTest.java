package org.fwabi.processor.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fwabi.processor.export.CCompiler;
import org.fwabi.processor.export.CHeaderWriter;
import org.fwabi.processor.layout.ReleaseLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The layouts of every shipped release, as C with an assertion for each size, alignment and offset, before a C compiler.
 * Each distinct text is compiled once.
 */
class ShippedHeadersTest {
    /** Compilers at a time; a build machine has at least two cores. */
    private static final int AT_A_TIME = 2;

    @TempDir
    private Path folder;

    @Test
    void aCompilerLaysOutEveryReleaseTheSameWay() throws Exception {
        CCompiler.in(folder);
        Map<String, Future<CCompiler.Outcome>> outcomes = new LinkedHashMap<>();
        Map<String, List<String>> equal = new LinkedHashMap<>();
        Map<String, String> releaseByText = new HashMap<>();
        long sizes = 0;
        long structs = 0;
        // A header is some megabytes long, so none is made before a compiler is free for it.
        Semaphore free = new Semaphore(AT_A_TIME);
        try (ExecutorService compilers = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (Map.Entry<String, List<String>> kind : ShippedSpecs.kinds().entrySet()) {
                String release = kind.getKey();
                String header = header(ShippedSpecs.layout(release));
                String known = releaseByText.putIfAbsent(digest(header), release);
                equal.computeIfAbsent(known == null ? release : known, absent -> new ArrayList<>())
                        .addAll(kind.getValue());
                if (known == null) {
                    structs += ShippedSpecs.layout(release).structs().size();
                    sizes += header.lines()
                            .filter(line -> line.startsWith("_Static_assert(sizeof("))
                            .count();
                    free.acquire();
                    Path place = Files.createDirectory(folder.resolve(release));
                    outcomes.put(release, compilers.submit(() -> {
                        try {
                            return CCompiler.in(place).check(header);
                        } finally {
                            free.release();
                        }
                    }));
                }
            }
        }
        List<String> refused = new ArrayList<>();
        for (Map.Entry<String, Future<CCompiler.Outcome>> outcome : outcomes.entrySet()) {
            String said = outcome(outcome.getValue());
            if (!said.isEmpty()) {
                refused.add(String.join(", ", equal.get(outcome.getKey())) + ": " + said);
            }
        }

        assertThat(refused).isEmpty();
        assertThat(equal.values().stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(ShippedSpecs.family().releases());
        assertThat(sizes).as("assertions of sizes").isEqualTo(structs).isGreaterThan(50L * outcomes.size());
    }

    /** Without this the test above might prove nothing. */
    @Test
    void theCompilerRefusesAnOffsetThatIsWrong() {
        String release = ShippedSpecs.family().releases().getLast();
        String header = header(ShippedSpecs.layout(release));
        Matcher assertion = Pattern.compile("_Static_assert\\(offsetof\\(struct \\w+, \\w+\\) == ([1-9]\\d*),")
                .matcher(header);
        assertThat(assertion.find(header.length() / 2)).isTrue();
        long wrong = Long.parseLong(assertion.group(1)) + 1;
        String changed = header.substring(0, assertion.start(1)) + wrong + header.substring(assertion.end(1));

        CCompiler.Outcome outcome = CCompiler.in(folder).check(changed);

        assertThat(outcome.status()).isNotZero();
        assertThat(outcome.output().lines().filter(line -> line.contains("error:")))
                .singleElement()
                .asString()
                .contains("static assertion failed");
    }

    /** The header without the name of its release. */
    private static String header(ReleaseLayout layout) {
        String name = layout.release().name();
        return CHeaderWriter.write(layout)
                .replace(" " + name + ": ", " RELEASE: ")
                .replace("_" + name.replace('.', '_') + "_H", "_RELEASE_H");
    }

    /** The first error, or nothing. */
    private static String outcome(Future<CCompiler.Outcome> future) throws InterruptedException, ExecutionException {
        CCompiler.Outcome outcome = future.get();
        return outcome.output()
                .lines()
                .filter(line -> line.contains("error:"))
                .findFirst()
                .orElse(outcome.status() == 0 ? outcome.output() : "status " + outcome.status());
    }

    private static String digest(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
