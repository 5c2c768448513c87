package org.fwabi.processor.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.spec.Semantics.Example;
import org.fwabi.processor.spec.Semantics.ReplyMeaning;

/** Whether examples name fields that their messages have, and releases that there are. */
final class ExampleCheck {
    private static final Pattern STEP = Pattern.compile("([A-Za-z0-9_]+)((?:\\[[0-9]+])*)");
    private static final Pattern INDEX = Pattern.compile("[0-9]+");
    private static final Pattern DOT = Pattern.compile("\\.");

    private final Everywhere everywhere;
    private final List<String> releases;

    ExampleCheck(Everywhere everywhere) {
        this.everywhere = everywhere;
        this.releases = everywhere.family().releases();
    }

    void run() {
        Semantics semantics = everywhere.family().semantics();
        semantics
                .commands()
                .values()
                .forEach(command -> command.examples().forEach(example -> {
                    Optional<String> reply = command.reply() instanceof ReplyMeaning.Struct(String name)
                            ? Optional.of(name)
                            : Optional.empty();
                    check("command " + command.function(), example, example.reply() ? reply : command.request());
                }));
        semantics
                .events()
                .values()
                .forEach(event ->
                        event.examples().forEach(example -> check("event " + event.event(), example, event.payload())));
        semantics
                .controls()
                .values()
                .forEach(control -> control.examples()
                        .forEach(example -> check("control " + control.control(), example, control.params())));
        semantics
                .classes()
                .values()
                .forEach(meaning -> meaning.examples()
                        .forEach(example -> check("class " + meaning.name(), example, meaning.params())));
    }

    private void check(String message, Example example, Optional<String> struct) {
        String what = message + ": example '" + example.name() + "'";
        example.releases().forEach(selector -> selector(selector, what, example));
        example.bytes().keySet().forEach(selector -> selector(selector, what, example));
        overlap(what, example);
        if (struct.isEmpty() && !example.fields().isEmpty()) {
            everywhere.error(
                    DiagnosticId.FW055,
                    example.at(),
                    what + ": the " + (example.reply() ? "reply" : "message") + " carries no fields");
        }
        struct.filter(name -> !everywhere.broken(name))
                .ifPresent(name -> example.fields().keySet().stream()
                        .filter(path -> everywhere.releases().stream().noneMatch(release -> leads(release, name, path)))
                        .forEach(path -> everywhere.error(
                                DiagnosticId.FW055,
                                example.at(),
                                what + ": '" + path + "' leads to no field of " + name + " in any release")));
    }

    private void selector(String selector, String what, Example example) {
        ReleaseSelector.problem(selector, releases)
                .ifPresent(problem -> everywhere.error(DiagnosticId.FW053, example.at(), what + ": " + problem));
    }

    private void overlap(String what, Example example) {
        Map<String, String> owners = new HashMap<>();
        for (String selector : example.bytes().keySet()) {
            for (String release : ReleaseSelector.select(selector, releases)) {
                String other = owners.putIfAbsent(release, selector);
                if (other != null) {
                    everywhere.error(
                            DiagnosticId.FW058,
                            example.at(),
                            "%s: both '%s' and '%s' state the bytes of release %s"
                                    .formatted(what, other, selector, release));
                    break;
                }
            }
        }
    }

    private boolean leads(Release release, String neutral, String path) {
        Optional<StructSpec> inside = everywhere.struct(release, neutral);
        String[] steps = DOT.split(path, -1);
        for (int i = 0; i < steps.length; i++) {
            Matcher step = STEP.matcher(steps[i]);
            if (!step.matches()) {
                return false;
            }
            List<Integer> indices = new ArrayList<>();
            INDEX.matcher(step.group(2)).results().forEach(index -> indices.add(Integer.valueOf(index.group())));
            Optional<FieldSpec> field = inside.flatMap(struct -> everywhere.field(struct, step.group(1)));
            if (field.isEmpty() || !indexed(field.get(), indices)) {
                return false;
            }
            inside = switch (field.get().type()) {
                case TypeSpec.Inline(StructSpec inline) -> Optional.of(inline);
                case TypeSpec.Named(String name) ->
                    Optional.ofNullable(release.structs().get(name));
                case TypeSpec.Scalar scalar -> Optional.empty();
            };
        }
        return true;
    }

    /** Whether an array has such an element; an array as a whole has no index. */
    private static boolean indexed(FieldSpec field, List<Integer> indices) {
        List<Integer> dimensions = field.dimensions();
        int flexible = field.flexible() ? 1 : 0;
        if (indices.size() > dimensions.size() + flexible) {
            return false;
        }
        for (int i = flexible; i < indices.size(); i++) {
            if (indices.get(i) >= dimensions.get(i - flexible)) {
                return false;
            }
        }
        return true;
    }
}
