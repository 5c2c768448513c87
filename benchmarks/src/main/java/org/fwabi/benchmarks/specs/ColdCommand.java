package org.fwabi.benchmarks.specs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One command of the command line, from the start of its process to its end. The launcher builds what it needs before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ColdCommand {
    /** The command and its arguments. */
    @Param({
        "layout 515.43.04 GspStaticConfigInfo",
        "layout 595.45.04 GspStaticConfigInfo",
        "layout 595.45.04 GspStaticConfigInfo --json",
        "layout 595.45.04",
        "diff 570.133.07 570.144",
        "releases",
        "--help"
    })
    public String command = "";

    /** Lets the launcher build. */
    @Setup
    public void build() throws IOException, InterruptedException {
        run("--version");
    }

    /** The launcher. */
    @Benchmark
    public int fwabi() throws IOException, InterruptedException {
        return run(command);
    }

    private static int run(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("fwabi.home"), "fwabi").toString()));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int code = process.waitFor();
        // A diff that finds differences says so with 1.
        if (code > 1) {
            throw new IllegalStateException("fwabi " + arguments + " ended with " + code);
        }
        return code;
    }
}
