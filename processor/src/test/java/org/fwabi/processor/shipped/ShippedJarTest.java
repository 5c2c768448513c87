package org.fwabi.processor.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** The shipped specs are on the class path of every driver's build, so they stay small. */
class ShippedJarTest {
    private static final int LIMIT = 1_000_000;

    @Test
    void theJarStaysUnderOneMegabyte() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : ShippedSpecs.files().entrySet()) {
                jar.putNextEntry(new ZipEntry("fwabi/" + file.getKey()));
                jar.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        }

        assertThat(bytes.size())
                .as("bytes of a jar of %d spec files", ShippedSpecs.files().size())
                .isBetween(LIMIT / 100, LIMIT);
    }
}
