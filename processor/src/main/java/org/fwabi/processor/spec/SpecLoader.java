package org.fwabi.processor.spec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.diagnostic.Suggestion;
import org.fwabi.processor.source.Node;
import org.fwabi.processor.source.Node.ListNode;
import org.fwabi.processor.source.Node.ScalarNode;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.source.YamlReader;

/**
 * Loads families and releases. Reads only the files that a release and its bases need, each once. What is wrong goes to
 * the {@link Diagnostics}; a result may be there all the same, as far as the files could be understood. Never throws
 * because of a file. Not thread-safe.
 */
public final class SpecLoader {
    private final SpecSource source;
    private final Diagnostics diagnostics;
    private final Shapes shapes;
    private final YamlReader reader;
    private final Map<String, Optional<Family>> families = new HashMap<>();
    private final Map<String, Optional<Release>> releases = new HashMap<>();
    private final Map<String, NeutralIndex> neutralNames = new HashMap<>();

    private Optional<List<String>> index = Optional.empty();
    private boolean indexBroken;

    /** A loader with the default limit for the size of a file. */
    public SpecLoader(SpecSource source, Diagnostics diagnostics) {
        this(source, diagnostics, YamlReader.DEFAULT_LIMIT);
    }

    /** A loader that refuses files of more than {@code limit} code points. */
    public SpecLoader(SpecSource source, Diagnostics diagnostics, int limit) {
        this.source = source;
        this.diagnostics = diagnostics;
        this.shapes = new Shapes(diagnostics);
        this.reader = new YamlReader(diagnostics, limit);
    }

    /** The families that the index lists; none if there is no index, which is a finding. */
    public List<String> families() {
        if (index.isEmpty()) {
            int before = diagnostics.count();
            index = Optional.of(readIndex());
            indexBroken = diagnostics.count() > before;
        }
        return index.get();
    }

    /** A family with its semantics; empty with a finding if there is none of this name or it cannot be read. */
    public Optional<Family> loadFamily(String name) {
        Optional<Family> known = families.get(name);
        if (known == null) {
            known = readFamily(name);
            families.put(name, known);
        }
        return known;
    }

    /** A release, flattened; empty with a finding if there is none of this name or it cannot be read. */
    public Optional<Release> loadRelease(String family, String name) {
        return loadFamily(family).flatMap(known -> {
            if (!known.releases().contains(name)) {
                diagnostics.add(unknownRelease(known, name));
                return Optional.empty();
            }
            return load(known, name, new ArrayList<>());
        });
    }

    /** How a family's releases are imported; empty if it has no profile, or with a finding if that cannot be read. */
    public Optional<ImportProfile> loadImportProfile(String family) {
        return loadFamily(family)
                .flatMap(known -> text(family + "/import.yaml")
                        .flatMap(text -> reader.read(text.file(), text.text()))
                        .flatMap(root -> new ImportProfileDecoder(shapes, known).decode(root)));
    }

    /**
     * Loads all releases of a family and checks what only all of them together can tell: that everything the semantics
     * name exists in one of them, and that counts fit their arrays.
     *
     * @return the releases that could be read, in the order of the branches
     */
    public List<Release> checkFamily(String name) {
        Optional<Family> family = loadFamily(name);
        if (family.isEmpty()) {
            return List.of();
        }
        List<Release> all = family.get().releases().stream()
                .flatMap(release -> loadRelease(name, release).stream())
                .toList();
        // A release that cannot be read may be the one that has what another lacks.
        if (all.size() == family.get().releases().size()) {
            new FamilyCheck(family.get(), all, diagnostics).run();
        }
        return all;
    }

    private List<String> readIndex() {
        Optional<SpecText> text = text("index.yaml");
        if (text.isEmpty()) {
            Diagnostic missing =
                    Diagnostic.error(DiagnosticId.FW047, "no spec files found: there is no index.yaml in any place");
            for (String place : source.places()) {
                missing = missing.withHint("looked in " + place);
            }
            diagnostics.add(missing);
            return List.of();
        }
        List<String> names = new ArrayList<>();
        Optional<KeyedMap> map = reader.read(text.get().file(), text.get().text())
                .flatMap(root -> shapes.map(root, "the index"))
                .map(node -> KeyedMap.of(shapes, node, "the index", Set.of("format", "families")));
        if (map.isPresent() && shapes.format(map.get())) {
            List<Node> items = map.get()
                    .require("families")
                    .flatMap(node -> shapes.list(node, "'families'"))
                    .map(ListNode::items)
                    .orElse(List.of());
            for (Node item : items) {
                shapes.name(item, "'families'", Shapes.WORD, "lower-case letters, digits and '-'")
                        .filter(name -> shapes.once(names, name, "family", item.at()))
                        .ifPresent(names::add);
            }
        }
        return List.copyOf(names);
    }

    private Optional<Family> readFamily(String name) {
        // Only one index is read, but a project can have a family of its own beside the shipped ones.
        if (!families().contains(name)
                && (families().isEmpty() || text(name + "/family.yaml").isEmpty())) {
            // Where the index has findings of its own, it may well have meant to list the family.
            if (!indexBroken) {
                diagnostics.add(Diagnostic.error(
                                DiagnosticId.FW070,
                                "unknown family '" + name + "'" + Suggestion.didYouMean(name, families()))
                        .withHint("families: " + (families().isEmpty() ? "none" : String.join(", ", families()))));
            }
            return Optional.empty();
        }
        Optional<FamilyDocument> document = tree(name + "/family.yaml", Optional.empty(), "the index lists it")
                .flatMap(root -> new FamilyDecoder(shapes).decode(root, name));
        return document.map(read -> {
            SemanticsDecoder semantics = new SemanticsDecoder(shapes, read.family());
            for (ScalarNode file : read.semantics()) {
                tree(name + "/semantics/" + file.text(), Optional.of(file.at()), "the family lists it")
                        .ifPresent(semantics::file);
            }
            Family family = read.family().with(semantics.semantics());
            new SemanticsCheck(family, shapes).run();
            return family;
        });
    }

    private Optional<Release> load(Family family, String name, List<String> chain) {
        String key = family.name() + "/" + name;
        Optional<Release> known = releases.get(key);
        if (known == null) {
            chain.add(name);
            known = readDocument(family, name).flatMap(document -> assemble(family, document, chain));
            releases.put(key, known);
        }
        return known;
    }

    private Optional<Release> assemble(Family family, ReleaseDocument document, List<String> chain) {
        Optional<Release> base = Optional.empty();
        if (document.base().isPresent()) {
            base = loadBase(family, document, document.base().get(), chain);
            if (base.isEmpty()) {
                return Optional.empty();
            }
        }
        Release release = Flattening.flatten(family, base, document, diagnostics);
        NeutralIndex known = neutralNames.computeIfAbsent(family.name(), absent -> new NeutralIndex(family));
        new ReleaseCheck(release, document, base, known, diagnostics).run();
        return Optional.of(release);
    }

    private Optional<Release> loadBase(
            Family family, ReleaseDocument document, ReleaseDocument.Base base, List<String> chain) {
        String name = base.release();
        if (chain.contains(name)) {
            List<String> cycle = new ArrayList<>(chain.subList(chain.indexOf(name), chain.size()));
            cycle.add(name);
            shapes.error(
                    DiagnosticId.FW035,
                    base.at(),
                    cycle.size() == 2
                            ? "release " + name + " is its own base"
                            : "releases are each other's base: " + String.join(" -> ", cycle));
            return Optional.empty();
        }
        if (!family.releases().contains(name)) {
            shapes.error(
                    DiagnosticId.FW034,
                    base.at(),
                    "the base of " + document.release() + ", '" + name + "', is not a release of family "
                            + family.name() + Suggestion.didYouMean(name, family.releases()));
            return Optional.empty();
        }
        return load(family, name, chain);
    }

    private Optional<ReleaseDocument> readDocument(Family family, String name) {
        SourcePos listed = family.branchOf(name).map(Branch::at).orElse(family.at());
        Optional<Node> root = tree(family.name() + "/" + name + ".yaml", Optional.of(listed), "the family lists it");
        if (root.isEmpty()) {
            return Optional.empty();
        }
        ReleaseDecoder decoder = new ReleaseDecoder(shapes, family, name);
        if (!decoder.release(root.get())) {
            return Optional.empty();
        }
        boolean complete = true;
        for (ScalarNode part : decoder.parts()) {
            Optional<Node> tree = tree(
                    family.name() + "/" + name + "/" + part.text(),
                    Optional.of(part.at()),
                    "release " + name + " lists it");
            tree.ifPresent(decoder::part);
            complete &= tree.isPresent();
        }
        // Without one of its parts nearly everything in a release would seem to be missing.
        return complete ? Optional.of(decoder.document(root.get().at())) : Optional.empty();
    }

    private Optional<Node> tree(String path, Optional<SourcePos> listed, String why) {
        int before = diagnostics.count();
        Optional<SpecText> text = text(path);
        if (text.isEmpty() && diagnostics.count() == before) {
            String message = "there is no file " + path + ", but " + why;
            Diagnostic missing = listed.map(at -> Diagnostic.error(DiagnosticId.FW032, at, message))
                    .orElseGet(() -> Diagnostic.error(DiagnosticId.FW032, message));
            for (String place : source.places()) {
                missing = missing.withHint("looked in " + place);
            }
            diagnostics.add(missing);
        }
        return text.flatMap(found -> reader.read(found.file(), found.text()));
    }

    private Optional<SpecText> text(String path) {
        try {
            return source.read(path);
        } catch (IOException e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            diagnostics.add(Diagnostic.error(DiagnosticId.FW011, "file " + path + " cannot be read: " + reason));
            return Optional.empty();
        }
    }

    private static Diagnostic unknownRelease(Family family, String name) {
        String message = "family " + family.name() + " has no release '" + name + "'";
        int dot = name.indexOf('.');
        String branchName = dot < 0 ? name : name.substring(0, dot);
        Optional<Branch> branch = family.branches().stream()
                .filter(known -> known.name().equals(branchName))
                .findFirst();
        List<String> near = branch.map(Branch::releases).orElse(family.releases());
        return Diagnostic.error(DiagnosticId.FW071, message)
                .withHint(branch.map(known -> "releases of branch " + known.name() + ": ")
                                .orElse("releases: ")
                        + String.join(", ", near));
    }
}
