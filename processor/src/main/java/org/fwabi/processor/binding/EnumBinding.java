package org.fwabi.processor.binding;

import java.util.List;
import java.util.Optional;

/**
 * A Java enum with the constants of all targeted releases.
 *
 * @param javaType its simple name
 * @param cName C name
 * @param doc what it is, in the spec's words
 * @param constants in the order of the latest release
 * @param tables the distinct numberings
 * @param targeted how many releases the request names
 */
public record EnumBinding(
        String javaType,
        String cName,
        Optional<String> doc,
        List<Constant> constants,
        List<Table> tables,
        int targeted) {
    /**
     * A constant.
     *
     * @param where its number and the releases that have it, for people
     */
    public record Constant(String name, String cName, String where) {}

    /**
     * A numbering.
     *
     * @param constant the constant that holds it
     * @param releases positions in the request
     * @param lines the text that the run-time support reads
     */
    public record Table(String constant, List<Integer> releases, List<String> lines) {}

    /** Whether all releases that have it agree. */
    public boolean single() {
        return tables.size() == 1;
    }

    /** Whether each release that has the enum has all its constants. */
    public boolean complete() {
        return tables.stream().allMatch(table -> table.lines().size() == constants.size());
    }

    /** Whether a release has it. */
    public boolean in(int release) {
        return tables.stream().anyMatch(table -> table.releases().contains(release));
    }

    /** The numbering of a release; the first one where the release does not have the enum. */
    public Table tableOf(int release) {
        return tables.stream()
                .filter(table -> table.releases().contains(release))
                .findFirst()
                .orElse(tables.get(0));
    }
}
