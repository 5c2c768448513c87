package org.fwabi.processor.example;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.NeutralNames;

/**
 * An example as each release that has its message lays it out.
 *
 * @param example what the file says
 * @param bytes by release
 * @param failures why it can't be written, by release
 */
public record WrittenExample(ExampleCase example, Map<String, byte[]> bytes, Map<String, String> failures) {
    /**
     * Releases with equal bytes.
     *
     * @param hex two digits a byte
     */
    public record Group(String hex, List<String> releases) {
        /** The bytes. */
        public byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }

    /** All examples of a family. */
    public static List<WrittenExample> all(Family family, Collection<ReleaseLayout> releases) {
        List<WrittenExample> all = ExampleCase.all(family.semantics()).stream()
                .map(example -> new WrittenExample(example, new LinkedHashMap<>(), new LinkedHashMap<>()))
                .toList();
        List<Set<String>> selected =
                all.stream().map(written -> written.example().selected(family)).toList();
        for (ReleaseLayout release : releases) {
            NeutralNames names = NeutralNames.of(release.release());
            for (int i = 0; i < all.size(); i++) {
                if (selected.get(i).contains(release.release().name())) {
                    all.get(i).add(release, names);
                }
            }
        }
        return all;
    }

    private void add(ReleaseLayout release, NeutralNames names) {
        example.structIn(release.release(), names).ifPresent(struct -> {
            String name = release.release().name();
            try {
                bytes.put(name, ExampleEncoder.encode(example, release, struct));
            } catch (ExampleFailure e) {
                failures.put(name, e.why());
            }
        });
    }

    /** The releases by their bytes, in the order of the first of each. */
    public List<Group> groups() {
        Map<String, Group> groups = new LinkedHashMap<>();
        bytes.forEach((release, own) -> groups.computeIfAbsent(
                        HexFormat.of().formatHex(own), hex -> new Group(hex, new ArrayList<>()))
                .releases()
                .add(release));
        return List.copyOf(groups.values());
    }
}
