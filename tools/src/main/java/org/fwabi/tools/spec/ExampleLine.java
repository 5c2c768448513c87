package org.fwabi.tools.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.fwabi.processor.example.HexText;
import org.fwabi.processor.example.SelectorCover;
import org.fwabi.processor.example.WrittenExample;
import org.fwabi.processor.spec.ExampleBytes;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.ReleaseSelector;

/**
 * Bytes of an example, in releases that one selector selects.
 *
 * @param selector of the releases
 * @param size of the message in bytes
 * @param groups the right bytes, as the file should have them
 * @param state whether it has them
 */
record ExampleLine(String selector, int size, List<String> groups, State state) {
    /** What a file says of bytes. */
    enum State {
        RIGHT,
        MISSING,
        WRONG;

        String word() {
            return switch (this) {
                case RIGHT -> "right";
                case MISSING -> "missing";
                case WRONG -> "wrong";
            };
        }
    }

    /** All of an example, in the order of their first release. */
    static List<ExampleLine> of(Family family, WrittenExample written) {
        List<ExampleLine> lines = new ArrayList<>();
        for (WrittenExample.Group group : written.groups()) {
            List<String> others = written.bytes().keySet().stream()
                    .filter(release -> !group.releases().contains(release))
                    .toList();
            byte[] bytes = group.bytes();
            State state = state(written.example().example().bytes(), group, family.releases());
            for (String selector : SelectorCover.of(group.releases(), others, family.releases())) {
                lines.add(new ExampleLine(selector, bytes.length, HexText.groups(bytes), state));
            }
        }
        return lines;
    }

    private static State state(Map<String, String> stated, WrittenExample.Group group, Collection<String> known) {
        State worst = State.RIGHT;
        byte[] bytes = group.bytes();
        for (String release : group.releases()) {
            State here = stated.entrySet().stream()
                    .filter(entry -> ReleaseSelector.select(entry.getKey(), List.copyOf(known))
                            .contains(release))
                    .findFirst()
                    .map(entry ->
                            Arrays.equals(ExampleBytes.parse(entry.getValue()), bytes) ? State.RIGHT : State.WRONG)
                    .orElse(State.MISSING);
            worst = here.compareTo(worst) > 0 ? here : worst;
        }
        return worst;
    }
}
