package org.fwabi.samples.nova.differential;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fwabi.decode.Member;
import org.fwabi.decode.ReleaseTable;

/**
 * Where bindings are meant to differ from what a release has. The lists are written by hand: the specs that say the same are
 * under test. An entry that no release needs is a failure.
 */
final class Known {
    /** Fields that a newer release calls otherwise: the struct and the name in C, and the name in the bindings. */
    static final Map<String, String> FIELDS = Map.of("rpc_gsp_rm_control_v03_00.flags", "rmapiRpcFlags");

    /** Constants that a newer release calls otherwise. */
    static final Map<String, String> CONSTANTS = Map.of(
            "RM_ENGINE_TYPE_OFA", "RM_ENGINE_TYPE_OFA0",
            "MC_ENGINE_IDX_MSENC", "MC_ENGINE_IDX_NVENC",
            "MC_ENGINE_IDX_MSENC1", "MC_ENGINE_IDX_NVENC1",
            "MC_ENGINE_IDX_MSENC2", "MC_ENGINE_IDX_NVENC2");

    /** Fields that are one struct in some releases and an array of them in others, and so an array in the bindings. */
    static final Set<String> ARRAYS = Set.of("GspStaticConfigInfo.ecidInfo");

    private Known() {}

    /** What the lists have and no release needs. */
    static List<String> needless(List<String> releases) {
        Set<String> constants = new TreeSet<>(CONSTANTS.keySet());
        Set<String> fields = new TreeSet<>(FIELDS.keySet());
        Set<String> single = new TreeSet<>(ARRAYS);
        Set<String> several = new TreeSet<>(ARRAYS);
        for (String name : releases) {
            String text = Tables.text(name);
            ReleaseTable release = Tables.read(text);
            constants.removeIf(constant -> text.contains("\nvalue " + constant + " "));
            fields.removeIf(field -> find(release, field).isPresent());
            single.removeIf(field ->
                    find(release, field).filter(found -> found.rank() == 0).isPresent());
            several.removeIf(field ->
                    find(release, field).filter(found -> found.rank() == 1).isPresent());
        }
        return Stream.of(constants, fields, single, several)
                .flatMap(Set::stream)
                .toList();
    }

    private static Optional<Member> find(ReleaseTable release, String field) {
        int dot = field.indexOf('.');
        return release.findStruct(field.substring(0, dot))
                .flatMap(struct -> struct.members().stream()
                        .filter(member -> member.name().equals(field.substring(dot + 1)))
                        .findFirst());
    }
}
