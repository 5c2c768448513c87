package org.fwabi.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** C sources of the peers, compiled by gcc when a benchmark is set up, and called in this process. */
@SuppressWarnings("restricted") // Calling C is what this class is for.
public final class NativeLibrary {
    private final SymbolLookup symbols;

    private NativeLibrary(SymbolLookup symbols) {
        this.symbols = symbols;
    }

    /**
     * Compiles one source at -O3, for any processor of the architecture, as a distribution would, and loads it for the
     * rest of the process.
     *
     * @param resource file beside this class, such as {@code c/checksum.c}
     * @param flags more options for gcc
     */
    public static NativeLibrary compile(String resource, String... flags) {
        try (InputStream source = NativeLibrary.class.getResourceAsStream(resource)) {
            if (source == null) {
                throw new IllegalArgumentException("no resource " + resource);
            }
            return compileText(new String(source.readAllBytes(), StandardCharsets.UTF_8), flags);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for a source that is at hand. */
    public static NativeLibrary compileText(String source, String... flags) {
        try {
            Path folder = Files.createTempDirectory("fwabi-benchmarks");
            Path input = folder.resolve("peer.c");
            Path library = folder.resolve("peer.so");
            try {
                Files.writeString(input, source);
                gcc(input, library, flags);
                return new NativeLibrary(SymbolLookup.libraryLookup(library, Arena.global()));
            } finally {
                Files.deleteIfExists(input);
                Files.deleteIfExists(library);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void gcc(Path input, Path library, String... flags) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("gcc", "-std=gnu11", "-O3", "-Wall", "-Werror", "-fPIC", "-shared"));
        command.addAll(List.of(flags));
        command.addAll(List.of("-o", library.toString(), input.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("gcc refuses the peer:\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while gcc ran", e);
        }
    }

    /** A function that neither blocks nor calls back, so that calling it costs as little as can be. */
    public MethodHandle critical(String name, FunctionDescriptor type) {
        return handle(name, type, Linker.Option.critical(false));
    }

    /** A function that may take long. */
    public MethodHandle function(String name, FunctionDescriptor type) {
        return handle(name, type);
    }

    private MethodHandle handle(String name, FunctionDescriptor type, Linker.Option... options) {
        return Linker.nativeLinker()
                .downcallHandle(
                        symbols.find(name)
                                .orElseThrow(() -> new IllegalArgumentException("the peer has no function " + name)),
                        type,
                        options);
    }
}
