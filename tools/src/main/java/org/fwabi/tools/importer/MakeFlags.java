package org.fwabi.tools.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The compiler flags of a Makefile, as make itself works them out. */
final class MakeFlags {
    private static final String MARK = "fwabi-flags:";
    private static final Set<String> WITH_VALUE = Set.of("-I", "-D", "-U", "-include", "-isystem", "-iquote");
    private static final List<String> JOINED = List.of("-I", "-D", "-U", "-std=", "-fpack-struct", "-fshort-enums");
    /** A Makefile may list thousands of files before it knows its flags; a minute means that it waits for something. */
    private static final int SECONDS = 60;

    private MakeFlags() {}

    /**
     * The flags in a variable that decide what headers declare: include paths, includes, defines, the language, and what
     * changes layouts.
     *
     * @throws ImportException if make is missing or cannot read the Makefile
     */
    static List<String> of(Path directory, String variable) throws ImportException, IOException, InterruptedException {
        if (!Files.isRegularFile(directory.resolve("Makefile"))) {
            throw new ImportException("no file " + directory.resolve("Makefile") + ", which would say how to compile");
        }
        Path output = Files.createTempFile("fwabi-make", ".txt");
        try {
            // Printed by make and not by a shell, which would take < and quotes for its own.
            Process make = start(
                    directory,
                    output,
                    "make",
                    "-s",
                    "--no-print-directory",
                    "--eval=fwabi-flags: ; @: $(info " + MARK + " $(" + variable + "))",
                    "fwabi-flags");
            boolean done = false;
            try {
                done = make.waitFor(SECONDS, TimeUnit.SECONDS);
            } finally {
                if (!done) {
                    make.destroyForcibly().waitFor();
                }
            }
            String text = Files.readString(output);
            if (!done || make.exitValue() != 0) {
                throw new ImportException("make cannot say how to compile in " + directory + ": "
                        + (done ? text.lines().findFirst().orElse("no reason given") : "no answer in a minute"));
            }
            return text.lines()
                    .filter(line -> line.startsWith(MARK))
                    .map(line -> relevant(words(line.substring(MARK.length()))))
                    .findFirst()
                    .orElseThrow(() -> new ImportException("make printed no flags in " + directory));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static Process start(Path directory, Path output, String... command) throws ImportException {
        try {
            return new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new ImportException("no make: install it, it says how the headers compile", e);
        }
    }

    /** Words as a shell reads them, quotes and backslashes taken off. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean more = i + 1 < line.length();
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                begun = true;
            } else if (c == '\\' && quote != '\'' && more) {
                word.append(line.charAt(++i));
                begun = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    /** The flags that matter for what headers declare. */
    static List<String> relevant(List<String> words) {
        List<String> flags = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (WITH_VALUE.contains(word) && i + 1 < words.size()) {
                flags.add(word);
                flags.add(words.get(++i));
            } else if (word.equals("-m32")
                    || word.equals("-m64")
                    || JOINED.stream().anyMatch(word::startsWith)) {
                flags.add(word);
            }
        }
        return List.copyOf(flags);
    }
}
