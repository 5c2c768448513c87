package org.fwabi.processor.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.FieldSpec;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.SpecLoader;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.processor.spec.TypeSpec;

/**
 * Lays out releases by the C rules of the System V ABI for x86-64, which is what GSP and other 64-bit little-endian
 * firmware share with their drivers. A struct that two releases have in common, with all that it embeds, is laid out
 * once, and both get the same object. Not thread-safe.
 *
 * <p>Of a release with a base only those structs are looked at that differ from it, and those that embed such ones: a
 * release may stand on a hundred others, which have nearly everything in common.
 */
public final class Layouts {
    private final Diagnostics diagnostics;
    private final Function<Release, Optional<Release>> bases;
    private final Map<Distinct, Optional<StructLayout>> done = new HashMap<>();
    private final IdentityHashMap<Release, ReleaseLayout> finished = new IdentityHashMap<>();
    /** What each release has that its base does not: a layout, or nothing for a struct with findings. */
    private final IdentityHashMap<Release, Map<String, Optional<StructLayout>>> own = new IdentityHashMap<>();
    /** By the name of a struct or enum, the structs of any release so far that name it as a type. */
    private final Map<String, Set<String>> users = new HashMap<>();
    /** The release that {@link #current} is of. */
    private Optional<Release> at = Optional.empty();
    /** Results for at least the structs of that release. */
    private final Map<String, Optional<StructLayout>> current = new HashMap<>();

    /** For releases whose bases are not at hand; findings about sizes then cannot say what differs from the base. */
    public Layouts(Diagnostics diagnostics) {
        this(diagnostics, release -> Optional.empty());
    }

    /** For releases of a loader, which also knows their bases. */
    public Layouts(Diagnostics diagnostics, SpecLoader loader) {
        this(
                diagnostics,
                release -> release.base()
                        .flatMap(base -> loader.loadRelease(release.family().name(), base)));
    }

    private Layouts(Diagnostics diagnostics, Function<Release, Optional<Release>> bases) {
        this.diagnostics = diagnostics;
        this.bases = bases;
    }

    /** The layout of a release. Its bases, where they are known, are laid out on the way, so that none hides a finding. */
    public ReleaseLayout of(Release release) {
        ReleaseLayout known = finished.get(release);
        if (known != null) {
            return known;
        }
        for (Release step : chain(release).reversed()) {
            Optional<Release> base = bases.apply(step);
            Map<String, Optional<StructLayout>> mine = own.get(step);
            if (mine == null) {
                base.ifPresentOrElse(this::goTo, current::clear);
                Set<String> fresh = fresh(step, base);
                mine = new ReleaseLayouter(step, base, current, fresh, done, diagnostics).run();
                own.put(step, mine);
                current.putAll(mine);
                at = Optional.of(step);
            }
        }
        goTo(release);
        Map<String, StructLayout> structs = new LinkedHashMap<>();
        for (String name : release.structs().keySet()) {
            result(name).ifPresent(layout -> structs.put(name, layout));
        }
        ReleaseLayout layout = new ReleaseLayout(release, structs);
        finished.put(release, layout);
        return layout;
    }

    private Optional<StructLayout> result(String name) {
        return current.getOrDefault(name, Optional.empty());
    }

    /** A release and its bases, the release first. */
    private List<Release> chain(Release release) {
        List<Release> chain = new ArrayList<>();
        Optional<Release> next = Optional.of(release);
        while (next.isPresent()) {
            chain.add(next.get());
            next = bases.apply(next.get());
        }
        return chain;
    }

    /** Makes {@link #current} that of a release that has been laid out. What it lacks may be there all the same. */
    @SuppressWarnings("ReferenceEquality") // as in the maps: a release is a thing of its own, and large to compare
    private void goTo(Release release) {
        if (at.isPresent() && at.get() == release) {
            return;
        }
        current.clear();
        for (Release step : chain(release).reversed()) {
            current.putAll(own.getOrDefault(step, Map.of()));
        }
        at = Optional.of(release);
    }

    /** The structs that cannot have the layout of the base. */
    private Set<String> fresh(Release release, Optional<Release> base) {
        Set<String> changed = new LinkedHashSet<>();
        changedStructs(release.structs(), base.map(Release::structs).orElse(Map.of()), changed);
        base.ifPresent(known -> changedEnums(release.enums(), known.enums(), changed));
        List<String> pending = new ArrayList<>(changed);
        while (!pending.isEmpty()) {
            for (String user : users.getOrDefault(pending.removeLast(), Set.of())) {
                if (changed.add(user)) {
                    pending.add(user);
                }
            }
        }
        return changed;
    }

    @SuppressWarnings(
            "ReferenceEquality") // What a delta leaves alone is the base's very object: no need to look inside.
    private void changedStructs(Map<String, StructSpec> structs, Map<String, StructSpec> before, Set<String> changed) {
        if (structs == before) {
            return;
        }
        // A delta keeps the order of its base, so that nearly all of it is compared without looking it up.
        Iterator<StructSpec> others = before.values().iterator();
        for (StructSpec struct : structs.values()) {
            Optional<StructSpec> other = next(others);
            while (other.isPresent()
                    && other.get() != struct
                    && !structs.containsKey(other.get().name())) {
                changed.add(other.get().name());
                other = next(others);
            }
            boolean same = other.isPresent() && other.get() == struct;
            if (!same && before.get(struct.name()) != struct) {
                changed.add(struct.name());
                register(struct.name(), struct.fields());
            }
        }
        others.forEachRemaining(other -> {
            if (!structs.containsKey(other.name())) {
                changed.add(other.name());
            }
        });
    }

    private static <T> Optional<T> next(Iterator<T> iterator) {
        return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
    }

    /** Of an enum only its size is part of a layout. */
    @SuppressWarnings("ReferenceEquality") // as for structs
    private static void changedEnums(Map<String, EnumSpec> enums, Map<String, EnumSpec> before, Set<String> changed) {
        if (enums == before) {
            return;
        }
        for (EnumSpec enumeration : enums.values()) {
            EnumSpec earlier = before.get(enumeration.name());
            if (earlier == null || earlier.size() != enumeration.size()) {
                changed.add(enumeration.name());
            }
        }
        for (String name : before.keySet()) {
            if (!enums.containsKey(name)) {
                changed.add(name);
            }
        }
    }

    private void register(String struct, List<FieldSpec> fields) {
        for (FieldSpec field : fields) {
            switch (field.type()) {
                case TypeSpec.Scalar scalar -> {}
                case TypeSpec.Inline inline -> register(struct, inline.struct().fields());
                case TypeSpec.Named named ->
                    users.computeIfAbsent(named.name(), name -> new HashSet<>()).add(struct);
            }
        }
    }
}
