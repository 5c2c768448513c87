package org.fwabi.processor.explain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fwabi.processor.binding.AbiBinding;
import org.fwabi.processor.binding.EnumBinding;
import org.fwabi.processor.binding.FieldBinding;
import org.fwabi.processor.binding.Request;
import org.fwabi.processor.binding.StructBinding;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.SpecLoader;

/**
 * Bindings that were generated in this compilation, with what they were made of.
 *
 * @param request what was asked for
 * @param abi what was decided
 * @param family whose releases they are
 * @param loader reads the other releases of the family where a question leads there
 * @param variant the class that these bindings are for alone; empty for the bindings of all targeted releases
 * @param targeted all releases that the driver targets
 * @param types qualified names of the types that were generated
 */
public record KnownAbi(
        Request request,
        AbiBinding abi,
        Family family,
        SpecLoader loader,
        Optional<String> variant,
        List<String> targeted,
        Set<String> types) {

    /** A struct's class by its Java name with the enclosing classes, e.g. {@code Outer.Inner}. */
    Optional<StructBinding> struct(String javaType) {
        return abi.structs().stream()
                .flatMap(KnownAbi::withNested)
                .filter(struct -> struct.javaType().equals(javaType))
                .findFirst();
    }

    private static Stream<StructBinding> withNested(StructBinding struct) {
        return Stream.concat(Stream.of(struct), struct.nested().stream().flatMap(KnownAbi::withNested));
    }

    /** An enum's class by its Java name. */
    Optional<EnumBinding> enumeration(String javaType) {
        return abi.enums().stream()
                .map(AbiBinding.EnumAccessor::enumeration)
                .filter(table -> table.javaType().equals(javaType))
                .findFirst();
    }

    /** The field that a method of a struct's class belongs to. */
    static Optional<FieldBinding> field(StructBinding struct, String method) {
        return struct.fields().stream()
                .filter(field -> field.name().equals(method))
                .findFirst()
                .or(() -> struct.fields().stream()
                        .filter(field -> field.accessors().stream()
                                .anyMatch(accessor -> accessor.name().equals(method)))
                        .findFirst());
    }

    /** Releases that have a struct but not a field of it. */
    List<String> lacking(StructBinding struct, FieldBinding field) {
        return releases(struct.layouts().stream()
                .filter(layout -> !holds(layout, field))
                .flatMap(layout -> layout.releases().stream())
                .toList());
    }

    /** Releases that have a field. */
    List<String> having(StructBinding struct, FieldBinding field) {
        return releases(struct.layouts().stream()
                .filter(layout -> holds(layout, field))
                .flatMap(layout -> layout.releases().stream())
                .toList());
    }

    private static boolean holds(StructBinding.LayoutBinding layout, FieldBinding field) {
        return layout.members().stream().anyMatch(line -> line.startsWith(field.cName() + " "));
    }

    /** Names of releases, in the order of the request. */
    List<String> releases(List<Integer> positions) {
        return positions.stream().sorted().map(abi.releases()::get).toList();
    }

    /** The targeted releases that are not among these. */
    List<String> others(List<Integer> positions) {
        return IntStream.range(0, abi.releases().size())
                .filter(position -> !positions.contains(position))
                .mapToObj(abi.releases()::get)
                .toList();
    }

    /** What a release of these bindings is to its reader: targeted by the driver, or of one variant's range. */
    String aRelease() {
        return variant.map(name -> "release of variant " + name).orElse("targeted release");
    }
}
