package org.fwabi.tools.headers;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads macros from what {@code cc -E -dD} prints: the preprocessed unit, with every {@code #define} and
 * {@code #undef} left in place.
 */
final class MacroReader {
    private static final Pattern DEFINE =
            Pattern.compile("#define ([^\\s(]+)(?:\\(([^)]*)\\))?(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern UNDEF = Pattern.compile("#undef (\\S+)\\s*");
    private static final Pattern PUSH_OR_POP =
            Pattern.compile("#\\s*pragma\\s+(push|pop)_macro\\s*\\(\\s*\"([^\"]+)\"\\s*\\)\\s*");

    private final Path directory;
    private final LineMarkers place = new LineMarkers();
    private final Map<String, CMacro> macros = new LinkedHashMap<>();
    private final Map<String, Deque<Optional<CMacro>>> pushed = new HashMap<>();
    // A unit of many headers names few files many times.
    private final Map<String, String> files = new HashMap<>();

    private MacroReader(Path directory) {
        this.directory = directory;
    }

    /** The macros in force at the end of {@code preprocessed}, in order of their first definition. */
    static List<CMacro> read(Stream<String> preprocessed, Path directory) throws HeaderException {
        MacroReader reader = new MacroReader(directory);
        for (String line : (Iterable<String>) preprocessed::iterator) {
            if (!reader.place.take(line) && line.startsWith("#")) {
                reader.directive(line);
            }
        }
        return List.copyOf(reader.macros.values());
    }

    private void directive(String line) throws HeaderException {
        Matcher define = DEFINE.matcher(line);
        Matcher undef = UNDEF.matcher(line);
        Matcher pushOrPop = PUSH_OR_POP.matcher(line);
        if (define.matches()) {
            define(define);
        } else if (undef.matches()) {
            macros.remove(undef.group(1));
        } else if (pushOrPop.matches()) {
            pushOrPop(pushOrPop.group(1), pushOrPop.group(2));
        } else if (line.startsWith("#define") || line.startsWith("#undef")) {
            throw new HeaderException("the compiler prints a macro that is not understood: " + line);
        }
    }

    private void define(Matcher definition) {
        String name = definition.group(1);
        if (compilersOwn()) {
            return;
        }
        Optional<List<String>> parameters =
                Optional.ofNullable(definition.group(2)).map(MacroReader::parameters);
        String body = Optional.ofNullable(definition.group(3)).orElse("").strip();
        String file = files.computeIfAbsent(place.file(), key -> COrigin.file(directory, key));
        macros.put(name, new CMacro(name, parameters, body, new COrigin(file, place.line())));
    }

    /** Whether the compiler is at what it defines by itself, or was told to on its command line. */
    private boolean compilersOwn() {
        return place.file().startsWith("<") && !place.file().equals("<stdin>");
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

    private void pushOrPop(String what, String name) {
        Deque<Optional<CMacro>> stack = pushed.computeIfAbsent(name, key -> new ArrayDeque<>());
        if (what.equals("push")) {
            stack.push(Optional.ofNullable(macros.get(name)));
        } else if (!stack.isEmpty()) {
            stack.pop().ifPresentOrElse(macro -> macros.put(name, macro), () -> macros.remove(name));
        }
    }
}
