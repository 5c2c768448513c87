package org.fwabi.benchmarks.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each message in a process of its own, where nothing but the bindings has taught the JIT. */
final class BindingsAllocationTest {
    @ParameterizedTest
    @ValueSource(strings = {"SystemInfo", "StaticInfo", "RmControl", "PostEvent", "Sequencer"})
    void theBindingsAllocateNothing(String message) throws Exception {
        assertThat(allocated(message, "Fwabi")).isEqualTo("0 0");
    }

    /** Protobuf makes objects, so a count of none would be a fault of the count. */
    @Test
    void whatAllocatesIsSeen() throws Exception {
        assertThat(allocated("PostEvent", "Protobuf")).matches("[1-9][0-9]{2,} [1-9][0-9]{2,}");
    }

    private static String allocated(String message, String peer) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AllocatedBytes.class.getName(),
                        message,
                        peer)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        return printed;
    }
}
