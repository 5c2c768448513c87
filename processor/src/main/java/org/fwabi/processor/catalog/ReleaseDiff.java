package org.fwabi.processor.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.layout.ReleaseLayout;
import org.fwabi.processor.layout.StructLayout;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.FactValue;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.Placeless;
import org.fwabi.processor.spec.Release;

/** All that differs between two releases of one family. One thread: what names mean is worked out when first asked. */
public final class ReleaseDiff {
    private final ReleaseLayout before;
    private final ReleaseLayout after;
    private final NamedStructs named = new NamedStructs();
    private final Map<String, StructDiff> structs;
    private final Map<String, StructDiff> byOldName = new HashMap<>();
    private final Map<String, StructDiff> current = new LinkedHashMap<>();
    private final Map<NumberSpace, List<NumberDiff>> numbers = new EnumMap<>(NumberSpace.class);
    private final Map<String, EnumDiff> enums;
    private final List<FactDiff> facts;
    private final int identical;

    private ReleaseDiff(ReleaseLayout before, ReleaseLayout after) {
        this.before = before;
        this.after = after;
        this.enums = enums(before.release(), after.release());
        this.facts = facts(before.release(), after.release());
        StructPairs pairs = new StructPairs(before, after);
        StructComparison comparison = new StructComparison(before, after, pairs.renamed(), enums, named);
        Map<String, StructDiff> changed = new LinkedHashMap<>();
        int same = 0;
        for (StructLayout old : before.structs().values()) {
            String name =
                    pairs.renamed().getOrDefault(old.spec().name(), old.spec().name());
            StructLayout young = after.structs().get(name);
            if (young == null) {
                continue;
            }
            StructDiff diff = comparison.compare(old, young).diff();
            if (diff.verdict() == Verdict.IDENTICAL) {
                same++;
            } else {
                changed.put(name, diff);
                byOldName.put(old.spec().name(), diff);
            }
        }
        for (StructLayout old : pairs.gone()) {
            StructDiff diff = new StructDiff(Optional.of(old), Optional.empty(), Verdict.REMOVED, List.of(), Harm.BOTH);
            changed.put(diff.name(), diff);
            byOldName.put(diff.name(), diff);
        }
        for (StructLayout young : pairs.fresh()) {
            StructDiff diff = new StructDiff(Optional.empty(), Optional.of(young), Verdict.ADDED, List.of(), Harm.NONE);
            changed.put(diff.name(), diff);
        }
        this.structs = Collections.unmodifiableMap(changed);
        if (!before.release().current().equals(after.release().current())) {
            compareCurrent(pairs, comparison);
        }
        this.identical = same;
        NumberComparison meanings = new NumberComparison(before, after, comparison);
        for (NumberSpace space : NumberSpace.values()) {
            numbers.put(space, meanings.compare(space));
        }
    }

    /** Neutral names that mean structs of which neither is the other. */
    private void compareCurrent(StructPairs pairs, StructComparison comparison) {
        Set<String> names = new LinkedHashSet<>(before.release().current().keySet());
        names.addAll(after.release().current().keySet());
        for (String name : names) {
            List<String> old = named.candidates(before, name);
            List<String> young = named.candidates(after, name);
            if (old.size() == 1 && young.size() == 1) {
                StructLayout from = before.structs().get(old.getFirst());
                StructLayout to = after.structs().get(young.getFirst());
                boolean pair = pairs.renamed()
                        .getOrDefault(old.getFirst(), old.getFirst())
                        .equals(young.getFirst());
                if (!pair && from != null && to != null) {
                    current.put(name, comparison.compare(from, to).diff());
                }
            }
        }
    }

    /**
     * Compares two releases. A struct that both inherit from one base costs no more than looking it up, so releases that
     * are equal, or nearly so, should come from one loader and one {@link org.fwabi.processor.layout.Layouts}.
     *
     * @throws IllegalArgumentException if they are not of one family
     */
    public static ReleaseDiff between(ReleaseLayout before, ReleaseLayout after) {
        String family = before.release().family().name();
        if (!family.equals(after.release().family().name())) {
            throw new IllegalArgumentException(after.release().name() + " is not of family " + family);
        }
        return new ReleaseDiff(before, after);
    }

    /** The older release, or whatever is compared with. */
    public ReleaseLayout before() {
        return before;
    }

    /** The newer release. */
    public ReleaseLayout after() {
        return after;
    }

    /** Structs and unions that are not identical, by {@link StructDiff#name()}. */
    public Map<String, StructDiff> structs() {
        return structs;
    }

    /** How many structs and unions are identical. */
    public int identicalStructs() {
        return identical;
    }

    /**
     * What became of a struct, by its C name in either release.
     *
     * @return nothing if neither release has the struct
     */
    public Optional<StructDiff> struct(String name) {
        StructDiff changed = Optional.ofNullable(byOldName.get(name)).orElse(structs.get(name));
        StructLayout same = after.structs().get(name);
        if (changed != null || same == null) {
            return Optional.ofNullable(changed);
        }
        return Optional.of(new StructDiff(
                Optional.ofNullable(before.structs().get(name)),
                Optional.of(same),
                Verdict.IDENTICAL,
                List.of(),
                Harm.NONE));
    }

    /**
     * What became of a struct, by its C name in either release or by the one without version suffix. Of several structs
     * that share that, the one without a suffix is meant, or else what the release says is current; where the current one
     * is another than before, these two are compared. Where a release does not say, each of them is given.
     *
     * @return nothing if neither release has such a struct
     */
    public List<StructDiff> structsNamed(String name) {
        Optional<StructDiff> exact = struct(name).or(() -> Optional.ofNullable(current.get(name)));
        if (exact.isPresent()) {
            return List.of(exact.get());
        }
        Set<StructDiff> found = new LinkedHashSet<>();
        for (ReleaseLayout release : List.of(after, before)) {
            named.candidates(release, name).forEach(known -> struct(known).ifPresent(found::add));
        }
        return List.copyOf(found);
    }

    /** What differs in a number space: reused numbers, then moved, removed, renamed and added names. */
    public List<NumberDiff> numbers(NumberSpace space) {
        return numbers.getOrDefault(space, List.of());
    }

    /** Enums that differ, by C name. */
    public Map<String, EnumDiff> enums() {
        return enums;
    }

    /** Facts that differ. */
    public List<FactDiff> facts() {
        return facts;
    }

    /**
     * Names without version suffix that mean another struct than before, because the newer release says that another one
     * is current; and what differs between the two.
     */
    public Map<String, StructDiff> current() {
        return Collections.unmodifiableMap(current);
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return structs.isEmpty()
                && current.isEmpty()
                && enums.isEmpty()
                && facts.isEmpty()
                && numbers.values().stream().allMatch(List::isEmpty);
    }

    /**
     * Whether a driver that was built for the older release can talk to the newer one unchanged, whatever it uses. For a
     * driver whose uses are known, {@link Compatibility} says it more exactly: here each struct counts as one that the
     * driver writes.
     */
    public boolean compatible() {
        return structs.values().stream().allMatch(diff -> diff.harm() == Harm.NONE)
                && current.values().stream().allMatch(diff -> diff.harm() == Harm.NONE)
                && enums.values().stream().allMatch(diff -> diff.harm() == Harm.NONE)
                && facts.stream().allMatch(diff -> diff.harm() == Harm.NONE)
                && numbers.values().stream().flatMap(List::stream).allMatch(diff -> diff.harm() == Harm.NONE);
    }

    private static Map<String, EnumDiff> enums(Release before, Release after) {
        Map<String, EnumDiff> changed = new LinkedHashMap<>();
        before.enums().forEach((name, old) -> {
            EnumSpec young = after.enums().get(name);
            if (young == null || !Placeless.same(old, young)) {
                changed.put(name, new EnumDiff(name, Optional.of(old), Optional.ofNullable(young)));
            }
        });
        after.enums().forEach((name, young) -> {
            if (!before.enums().containsKey(name)) {
                changed.put(name, new EnumDiff(name, Optional.empty(), Optional.of(young)));
            }
        });
        return Collections.unmodifiableMap(changed);
    }

    private static List<FactDiff> facts(Release before, Release after) {
        List<FactDiff> changed = new ArrayList<>();
        before.facts().forEach((name, old) -> {
            FactValue young = after.facts().get(name);
            if (young == null || !Placeless.same(old, young)) {
                changed.add(new FactDiff(name, Optional.of(old), Optional.ofNullable(young)));
            }
        });
        after.facts().forEach((name, young) -> {
            if (!before.facts().containsKey(name)) {
                changed.add(new FactDiff(name, Optional.empty(), Optional.of(young)));
            }
        });
        return List.copyOf(changed);
    }
}
