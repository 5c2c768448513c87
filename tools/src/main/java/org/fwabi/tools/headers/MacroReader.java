package org.fwabi.tools.headers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads macros from what {@code cc -E} prints with {@code -dM}, all that is defined at the end, and with {@code -dD},
 * every {@code #define} where it stands. The second alone does not do: neither gcc nor clang shows there what
 * {@code #pragma pop_macro} brings back.
 */
final class MacroReader {
    private static final Pattern DEFINE =
            Pattern.compile("#define ([^\\s(]+)(?:\\(([^)]*)\\))?(?:\\s+(.*))?", Pattern.DOTALL);

    private final Path directory;
    private final LineMarkers place = new LineMarkers();
    private final Map<String, List<CMacro>> definitions = new LinkedHashMap<>();
    // A unit of many headers names few files many times.
    private final Map<String, String> files = new HashMap<>();

    private MacroReader(Path directory) {
        this.directory = directory;
    }

    /** The macros of {@code defined} that {@code preprocessed} defines in a file, in order of their first definition. */
    static List<CMacro> read(Stream<String> preprocessed, Stream<String> defined, Path directory)
            throws HeaderException {
        MacroReader reader = new MacroReader(directory);
        for (String line : (Iterable<String>) preprocessed::iterator) {
            if (!reader.place.take(line) && line.startsWith("#define")) {
                CMacro macro = reader.macro(line);
                reader.definitions
                        .computeIfAbsent(macro.name(), key -> new ArrayList<>(1))
                        .add(macro);
            }
        }
        Map<String, CMacro> last = new HashMap<>();
        for (String line : (Iterable<String>) defined::iterator) {
            if (line.startsWith("#define")) {
                CMacro macro = reader.macro(line);
                reader.lastLike(macro).ifPresent(found -> last.put(macro.name(), found));
            }
        }
        return reader.definitions.keySet().stream()
                .filter(last::containsKey)
                .map(last::get)
                .toList();
    }

    private CMacro macro(String line) throws HeaderException {
        Matcher definition = DEFINE.matcher(line);
        if (!definition.matches()) {
            throw new HeaderException("the compiler prints a macro that is not understood: " + line);
        }
        Optional<List<String>> parameters =
                Optional.ofNullable(definition.group(2)).map(MacroReader::parameters);
        String body = Optional.ofNullable(definition.group(3)).orElse("").strip();
        String file = files.computeIfAbsent(place.file(), key -> COrigin.file(directory, key));
        return new CMacro(definition.group(1), parameters, body, new COrigin(file, place.line()));
    }

    /** The last definition in a file with the same text; not one of the compiler itself or of its command line. */
    private Optional<CMacro> lastLike(CMacro macro) {
        return definitions.getOrDefault(macro.name(), List.of()).reversed().stream()
                .filter(other ->
                        other.body().equals(macro.body()) && other.parameters().equals(macro.parameters()))
                .findFirst()
                .filter(other -> !other.origin().file().startsWith("<")
                        || other.origin().file().equals("<stdin>"));
    }

    private static List<String> parameters(String text) {
        List<String> parameters = new ArrayList<>();
        for (String parameter : text.split(",", -1)) {
            if (!parameter.isBlank()) {
                parameters.add(parameter.strip());
            }
        }
        return parameters;
    }
}
