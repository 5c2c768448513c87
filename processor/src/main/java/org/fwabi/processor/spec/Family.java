package org.fwabi.processor.spec;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fwabi.processor.source.SourcePos;

/**
 * A family of firmware: what holds for all its releases.
 *
 * @param name e.g. {@code nvidia-gsp}
 * @param title for people
 * @param byteOrder of every multi-byte value on the wire
 * @param entryPoint the simple name of the generated entry class, e.g. {@code GspAbi}
 * @param versionSuffix the pattern of a suffix of struct names that says nothing about the layout
 * @param prefixes the C prefix that the names of each number space have been shortened by
 * @param facts what every release states, by name
 * @param branches in the order of the file
 * @param reuses the numbers that have not had one name in all releases
 * @param semantics what messages mean
 * @param formerStructs neutral name that a struct has now, by each that other releases give it
 * @param at the family file
 */
public record Family(
        String name,
        String title,
        ByteOrder byteOrder,
        String entryPoint,
        Optional<Pattern> versionSuffix,
        Map<NumberSpace, String> prefixes,
        Map<String, FactDeclaration> facts,
        List<Branch> branches,
        List<NumberReuse> reuses,
        Semantics semantics,
        Map<String, String> formerStructs,
        SourcePos at) {

    /** A family whose former names of structs are those that its semantics state. */
    public Family(
            String name,
            String title,
            ByteOrder byteOrder,
            String entryPoint,
            Optional<Pattern> versionSuffix,
            Map<NumberSpace, String> prefixes,
            Map<String, FactDeclaration> facts,
            List<Branch> branches,
            List<NumberReuse> reuses,
            Semantics semantics,
            SourcePos at) {
        this(
                name,
                title,
                byteOrder,
                entryPoint,
                versionSuffix,
                prefixes,
                facts,
                branches,
                reuses,
                semantics,
                Renames.structs(semantics),
                at);
    }

    /** The same family with these semantics. */
    public Family with(Semantics meaning) {
        return new Family(
                name, title, byteOrder, entryPoint, versionSuffix, prefixes, facts, branches, reuses, meaning, at);
    }

    /** The same family with these branches. */
    public Family with(List<Branch> lines) {
        return new Family(
                name, title, byteOrder, entryPoint, versionSuffix, prefixes, facts, lines, reuses, semantics, at);
    }

    /**
     * The name by which semantics and drivers know a struct of any release: its C name without the version suffix, or the
     * name that replaced this.
     */
    public String neutralName(String structName) {
        String own = withoutSuffix(structName);
        return formerStructs.getOrDefault(own, own);
    }

    /** A struct's name without the version suffix. */
    public String withoutSuffix(String structName) {
        return versionSuffix
                .map(suffix -> suffix.matcher(structName).replaceFirst(""))
                .orElse(structName);
    }

    /** All releases, in the order of the branches. */
    public List<String> releases() {
        return branches.stream().flatMap(branch -> branch.releases().stream()).toList();
    }

    /** The branch that a release belongs to, if the family knows the release. */
    public Optional<Branch> branchOf(String release) {
        return branches.stream()
                .filter(branch -> branch.releases().contains(release))
                .findFirst();
    }
}
