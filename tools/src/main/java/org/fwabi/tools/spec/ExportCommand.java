package org.fwabi.tools.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fwabi.processor.export.CHeaderWriter;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.tools.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fwabi export}. */
@Command(
        name = "export",
        description = "Writes the structs and enums of a release as a C header, with a static assertion for each size,"
                + " alignment and offset.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Example:",
            "  fwabi export 570.144 --c -o gsp-570.144.h && gcc -std=gnu11 -Wall -Werror -fsyntax-only gsp-570.144.h",
            "",
            "Exit code: 0 if it is written, 1 if the specs have errors, 2 for wrong options, an unknown release or a"
                    + " file that cannot be written, 3 for a mistake in fwabi."
        })
public final class ExportCommand extends SpecCommand {
    @Parameters(index = "0", paramLabel = "RELEASE", description = "E.g. 570.144 or nvidia-gsp@570.144.")
    private String release = "";

    @Option(names = "--c", required = true, description = "As a C header.")
    private boolean c;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to FILE instead of standard output.")
    private @Nullable Path output;

    /** Made by picocli, which sets the options. */
    public ExportCommand() {}

    @Override
    int run(SpecSession session) throws IOException {
        if (!c) {
            throw new UsageException("export as what? There is: --c");
        }
        ReleaseLayout layout = session.layout(release);
        String header = CHeaderWriter.write(layout);
        if (output != null) {
            try {
                Files.writeString(output, header);
            } catch (IOException e) {
                throw new UsageException("can't write %s: %s".formatted(output, reason(e)));
            }
        }
        if (json()) {
            JsonOutput.print(out(), json -> {
                json.writeStringField("release", layout.release().name());
                json.writeNumberField("structs", layout.structs().size());
                if (output == null) {
                    json.writeStringField("text", header);
                } else {
                    json.writeStringField("file", output.toString());
                }
            });
        } else if (output == null) {
            out().print(header);
            out().flush();
        }
        return ExitCode.OK;
    }
}
