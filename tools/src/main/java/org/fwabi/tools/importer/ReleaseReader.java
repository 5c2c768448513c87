package org.fwabi.tools.importer;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.spec.EnumSpec;
import org.fwabi.processor.spec.FactValue;
import org.fwabi.processor.spec.Family;
import org.fwabi.processor.spec.ImportProfile;
import org.fwabi.processor.spec.NumberSpace;
import org.fwabi.processor.spec.NumberSpec;
import org.fwabi.processor.spec.Release;
import org.fwabi.processor.spec.StructSpec;
import org.fwabi.tools.headers.CCompiler;
import org.fwabi.tools.headers.CMacro;
import org.fwabi.tools.headers.CRecord;
import org.fwabi.tools.headers.CTypedef;
import org.fwabi.tools.headers.CUnit;
import org.fwabi.tools.headers.HeaderException;
import org.fwabi.tools.headers.TranslationUnit;

/** Reads one release from a tree of headers. Several threads may read different trees at once. */
final class ReleaseReader {
    private final CCompiler compiler;
    private final Family family;
    private final ImportProfile profile;
    /** What has been read, by fingerprint: most releases of a branch have the headers of the one before. */
    private final Map<String, Imported> known = new ConcurrentHashMap<>();

    ReleaseReader(CCompiler compiler, Family family, ImportProfile profile) {
        this.compiler = compiler;
        this.family = family;
        this.profile = profile;
    }

    /**
     * Reads a release.
     *
     * @param progress told what is being done
     * @throws ImportException if the tree is not that of the release, or what it declares has no place in a spec
     * @throws HeaderException if the headers do not compile
     */
    Imported read(Path folder, String name, Progress progress)
            throws ImportException, HeaderException, IOException, InterruptedException {
        progress.step("finding headers");
        HeaderTree tree = HeaderTree.of(folder, profile);
        Optional<String> stated = tree.release();
        if (stated.isPresent() && !stated.get().equals(name)) {
            throw new ImportException("the headers in " + folder + " are of release " + stated.get() + ", not of "
                    + name + "; check out the tag " + name + ", or import " + stated.get());
        }
        TranslationUnit unit = UnitSource.of(tree, profile);
        progress.step("preprocessing");
        String fingerprint = compiler.fingerprint(unit, tree.root());
        Imported same = known.get(fingerprint);
        if (same != null) {
            return same.as(name);
        }
        Imported found = read(tree, unit, name, progress);
        known.putIfAbsent(fingerprint, found);
        return found;
    }

    private Imported read(HeaderTree tree, TranslationUnit unit, String name, Progress progress)
            throws ImportException, HeaderException, IOException, InterruptedException {
        SourcePos at = new SourcePos(name + ".yaml", 1, 1);
        progress.step("compiling");
        CUnit types = compiler.types(unit);
        progress.step("reading macros");
        List<CMacro> macros = compiler.macros(unit);
        Surface surface = SurfaceMapper.map(types, tree, profile.types(), at);
        NumberReader numbers = new NumberReader(family, profile, tree, at);
        FactReader facts = new FactReader(family, profile, at);

        progress.step("evaluating");
        Map<String, String> alignOf = new LinkedHashMap<>();
        surface.structs().keySet().forEach(struct -> alignOf.put(struct, alignOf(surface, struct)));
        Set<String> asked = new LinkedHashSet<>(numbers.candidates(macros));
        asked.addAll(facts.expressions());
        asked.addAll(alignOf.values());
        Map<String, BigInteger> values = compiler.evaluate(unit, asked);
        Map<String, Integer> alignments = new HashMap<>();
        alignOf.forEach((struct, expression) -> Optional.ofNullable(values.get(expression))
                .ifPresent(value -> alignments.put(struct, value.intValueExact())));

        progress.step("comparing layouts");
        Map<NumberSpace, Map<String, NumberSpec>> named = numbers.numbers(types, macros, values);
        Map<String, FactValue> stating = facts.facts(values);
        Map<String, EnumSpec> enums = new LinkedHashMap<>(surface.enums());
        numbers.enums(macros, values).forEach(enums::putIfAbsent);
        LayoutFit.Result fitted = LayoutFit.fit(
                surface,
                alignments,
                structs -> new Release(family, name, Optional.empty(), structs, enums, named, stating, at));
        Release release = new Release(
                family,
                name,
                Optional.empty(),
                fitted.structs(),
                enums,
                named,
                stating,
                current(types, fitted.structs()),
                surface.hostOnly(),
                Set.of(),
                at);
        Map<String, String> parts = new HashMap<>(surface.parts());
        profile.enums().keySet().forEach(constants -> parts.putIfAbsent(constants, "enums"));
        List<Surface.LeftOut> leftOut = new ArrayList<>(surface.leftOut());
        leftOut.addAll(fitted.wrong());
        return new Imported(release, parts, surface.records().size(), leftOut);
    }

    private static String alignOf(Surface surface, String struct) {
        CRecord record = Optional.ofNullable(surface.records().get(struct)).orElseThrow();
        String kind = record.kind() == CRecord.Kind.UNION ? "union " : "struct ";
        return "_Alignof(" + (record.names().isEmpty() ? kind : "") + struct + ")";
    }

    /** The structs that typedefs name as the ones in use, where there is a choice. */
    private Map<String, String> current(CUnit types, Map<String, StructSpec> structs) {
        Map<String, List<String>> sharing = new LinkedHashMap<>();
        structs.keySet()
                .forEach(name -> sharing.computeIfAbsent(family.neutralName(name), absent -> new ArrayList<>())
                        .add(name));
        Map<String, String> current = new LinkedHashMap<>();
        for (CTypedef typedef : types.typedefs()) {
            profile.current()
                    .map(pattern -> pattern.matcher(typedef.name()))
                    .filter(matcher -> matcher.matches())
                    .map(matcher -> matcher.group(1))
                    .ifPresent(neutral -> {
                        List<String> choice = sharing.getOrDefault(neutral, List.of());
                        Elements.record(typedef)
                                .flatMap(CRecord::name)
                                .filter(named -> choice.size() > 1 && choice.contains(named))
                                .ifPresent(named -> current.put(neutral, named));
                    });
        }
        return current;
    }
}
