package org.fwabi.processor.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.FieldSpec;
import org.fwabi.processor.spec.NeutralNames;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.Semantics;
import org.fwabi.processor.spec.Semantics.ReplyMeaning;
import org.fwabi.processor.spec.Semantics.SizeRule;
import org.fwabi.processor.spec.Semantics.StructMeaning;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.spec.SpecSources;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.processor.spec.TypeSpec;
import org.junit.jupiter.api.Test;

/** The shipped semantics speak of what some release has, and leave out nothing that a driver reads about. */
class ShippedSemanticsTest {
    private static final Family FAMILY;
    private static final List<Release> RELEASES;

    static {
        Diagnostics diagnostics = new Diagnostics();
        SpecLoader loader =
                new SpecLoader(SpecSources.classLoader(ShippedSemanticsTest.class.getClassLoader()), diagnostics);
        FAMILY = loader.loadFamily("nvidia-gsp").orElseThrow();
        RELEASES = FAMILY.releases().stream()
                .map(release -> loader.loadRelease("nvidia-gsp", release).orElseThrow())
                .toList();
        assertThat(diagnostics.render()).isEmpty();
    }

    private static final Map<String, NeutralNames> NAMES = new HashMap<>();
    private static final Semantics MEANING = FAMILY.semantics();

    @Test
    void whatMessagesCarryIsExplained() {
        assertThat(carried(MEANING))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(
                                Optional.ofNullable(MEANING.structs().get(name)).flatMap(StructMeaning::doc))
                        .as(name)
                        .isPresent());
    }

    @Test
    void prefixesOfEnumsAreThere() {
        assertThat(RELEASES)
                .allSatisfy(release -> MEANING.enums()
                        .forEach((name, meaning) -> Optional.ofNullable(
                                        release.enums().get(name))
                                .ifPresent(spec -> assertThat(spec.values().keySet())
                                        .allSatisfy(constant -> assertThat(constant)
                                                .startsWith(meaning.prefix())
                                                .hasSizeGreaterThan(
                                                        meaning.prefix().length())))));
    }

    @Test
    void whatItSpeaksOfExists() {
        List<String> missing = new ArrayList<>();
        MEANING.structs().forEach((struct, meaning) -> {
            Set<String> fields = RELEASES.stream()
                    .flatMap(release -> fields(release, struct).stream())
                    .collect(Collectors.toSet());
            Stream.of(meaning.fields().keySet(), meaning.counts().keySet())
                    .flatMap(Set::stream)
                    .filter(field -> !fields.contains(field))
                    .forEach(field -> missing.add(struct + "." + field));
            meaning.fields().values().stream()
                    .flatMap(field -> field.enumName().stream())
                    .filter(name -> RELEASES.stream()
                            .noneMatch(release -> release.enums().containsKey(name)))
                    .forEach(missing::add);
        });
        MEANING.enums().keySet().stream()
                .filter(name ->
                        RELEASES.stream().noneMatch(release -> release.enums().containsKey(name)))
                .forEach(missing::add);

        assertThat(missing).isEmpty();
    }

    @Test
    void anArrayIsCountedByAFieldOfTheSameReleases() {
        MEANING.structs()
                .forEach((struct, meaning) -> meaning.counts()
                        .forEach((array, count) -> assertThat(RELEASES)
                                .as(struct + "." + array)
                                .filteredOn(release -> fields(release, struct).contains(array))
                                .isNotEmpty()
                                .allSatisfy(release ->
                                        assertThat(fields(release, struct)).contains(count.field()))));
    }

    @Test
    void everyMessageHasItsNumberAndStructInTheSameRelease() {
        MEANING.commands()
                .values()
                .forEach(command -> assertThat(RELEASES)
                        .as(command.function())
                        .anyMatch(
                                release -> has(release, NumberSpace.FUNCTIONS, command.function(), carried(command))));
        MEANING.events()
                .values()
                .forEach(event -> assertThat(RELEASES)
                        .as(event.event())
                        .anyMatch(release -> has(
                                release,
                                NumberSpace.EVENTS,
                                event.event(),
                                event.payload().stream().toList())));
    }

    private static boolean has(Release release, NumberSpace space, String name, List<String> structs) {
        return release.numbers().get(space).containsKey(name)
                && structs.stream().allMatch(struct -> find(release, struct).isPresent());
    }

    @Test
    void whatCanBeLongerThanItsStructSaysSo() {
        assertThat(RELEASES).allSatisfy(release -> {
            MEANING.commands().values().stream()
                    .filter(command -> command.request()
                            .filter(name -> open(release, name))
                            .isPresent())
                    .forEach(command ->
                            assertThat(command.size()).as(command.function()).isEqualTo(SizeRule.AT_LEAST));
            assertThat(MEANING.events().values())
                    .allSatisfy(event -> assertThat(event.size()).isEqualTo(SizeRule.AT_LEAST));
        });
    }

    @Test
    void namesOfClassesDiffer() {
        List<String> names = Stream.concat(
                        MEANING.structs().values().stream().flatMap(struct -> struct.javaName().stream()),
                        MEANING.enums().values().stream().flatMap(constants -> constants.javaName().stream()))
                .toList();

        assertThat(names).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    }

    @Test
    void everyMessageIsExplained() {
        assertThat(MEANING.commands().values())
                .hasSizeGreaterThan(10)
                .allSatisfy(command -> assertThat(command.doc()).isPresent());
        assertThat(MEANING.events().values())
                .hasSizeGreaterThan(30)
                .allSatisfy(event -> assertThat(event.doc()).isPresent());
    }

    /** Neutral names of the structs that messages carry. */
    private static List<String> carried(Semantics meaning) {
        return Stream.concat(
                        meaning.commands().values().stream().flatMap(command -> carried(command).stream()),
                        meaning.events().values().stream().flatMap(event -> event.payload().stream()))
                .distinct()
                .toList();
    }

    private static List<String> carried(Semantics.CommandMeaning command) {
        Stream<String> reply =
                command.reply() instanceof ReplyMeaning.Struct(String name) ? Stream.of(name) : Stream.empty();
        return Stream.concat(command.request().stream(), reply).toList();
    }

    private static boolean open(Release release, String neutral) {
        return find(release, neutral)
                .filter(struct -> struct.fields().getLast().flexible())
                .isPresent();
    }

    private static Set<String> fields(Release release, String neutral) {
        Set<String> names = new HashSet<>();
        find(release, neutral).ifPresent(struct -> collect(struct, names));
        return names;
    }

    private static void collect(StructSpec struct, Set<String> names) {
        for (FieldSpec field : struct.fields()) {
            if (!field.anonymous()) {
                names.add(field.name());
            } else if (field.type() instanceof TypeSpec.Inline(StructSpec inline)) {
                collect(inline, names);
            }
        }
    }

    private static Optional<StructSpec> find(Release release, String neutral) {
        return NAMES.computeIfAbsent(
                        release.name(),
                        absent -> new NeutralNames(
                                release.structs().keySet(),
                                FAMILY::neutralName,
                                FAMILY.formerStructs(),
                                release.current()))
                .meant(neutral)
                .map(release.structs()::get);
    }
}
