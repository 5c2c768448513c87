package org.fwabi.processor.spec;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.source.Node;
import org.fwabi.processor.source.Node.ListNode;
import org.fwabi.processor.source.Node.MapNode;
import org.fwabi.processor.source.Node.ScalarNode;
import org.fwabi.processor.source.PlainOutline;
import org.fwabi.processor.source.SourcePos;
import org.fwabi.processor.source.YamlReader;

/**
 * One struct of a release and what it embeds, without the rest of the release: of the hundreds of files that it stands on,
 * only those entries are read. Reports nothing. Where anything that it meets is wrong or unusual it gives nothing, and
 * {@link SpecLoader} has its say; so what it gives is what the loader gives. Not thread-safe.
 */
public final class ReleaseExcerpt {
    private static final List<String> SECTIONS = List.of("structs", "enums");

    private final SpecSource source;
    private final Diagnostics diagnostics = new Diagnostics();
    private final Shapes shapes = new Shapes(diagnostics);
    private final Family family;
    private final Map<String, Level> levels = new HashMap<>();

    /**
     * What one release says itself.
     *
     * @param entries by section, then by name
     * @param removed names that its base has, by section
     */
    private record Level(
            Optional<String> base,
            Map<String, Map<String, PlainOutline.Part>> entries,
            Map<String, Set<String>> removed) {}

    /** It is not as simple as that. */
    private static final class UnclearException extends Exception {
        private static final long serialVersionUID = 1;

        UnclearException() {
            super(null, null, false, false);
        }
    }

    private ReleaseExcerpt(SpecSource source, String family) throws IOException, UnclearException {
        this.source = source;
        SpecText text = text(family + "/family.yaml");
        this.family = new YamlReader(diagnostics)
                .read(text.file(), text.text())
                .flatMap(root -> new FamilyDecoder(shapes).decode(root, family))
                .map(FamilyDocument::family)
                .orElseThrow(UnclearException::new);
    }

    /**
     * The struct of this C name and all types that it names, itself first.
     *
     * @return a release with these types and nothing else, of a family without semantics; empty where only the whole
     *     release can tell
     */
    public static Optional<Release> of(SpecSource source, String family, String release, String struct) {
        try {
            ReleaseExcerpt excerpt = new ReleaseExcerpt(source, family);
            if (!excerpt.family.releases().contains(release)) {
                return Optional.empty();
            }
            Release found = excerpt.read(release, struct);
            return excerpt.diagnostics.count() == 0 ? Optional.of(found) : Optional.empty();
        } catch (UnclearException | IOException e) {
            return Optional.empty();
        }
    }

    private Release read(String release, String struct) throws IOException, UnclearException {
        Map<String, StructSpec> structs = new LinkedHashMap<>();
        Map<String, EnumSpec> enums = new LinkedHashMap<>();
        Deque<String> pending = new ArrayDeque<>(List.of(struct));
        while (!pending.isEmpty()) {
            String name = pending.remove();
            if (structs.containsKey(name) || enums.containsKey(name)) {
                continue;
            }
            Optional<Node.Entry> entry = find(release, "structs", name);
            String section = entry.isPresent() ? "structs" : "enums";
            if (entry.isEmpty()) {
                entry = find(release, "enums", name);
            }
            ReleaseDocument decoded = decode(release, section, entry.orElseThrow(UnclearException::new));
            enums.putAll(decoded.enums());
            structs.putAll(decoded.structs());
            if (structs.containsKey(name)) {
                named(structs.get(name), pending);
            } else if (!enums.containsKey(name)) {
                throw new UnclearException();
            }
        }
        if (!structs.containsKey(struct)) {
            throw new UnclearException();
        }
        SourcePos at = structs.get(struct).at();
        return new Release(family, release, level(release).base(), structs, enums, Map.of(), Map.of(), at);
    }

    private static void named(StructSpec struct, Deque<String> names) {
        for (FieldSpec field : struct.fields()) {
            switch (field.type()) {
                case TypeSpec.Scalar scalar -> {}
                case TypeSpec.Inline inline -> named(inline.struct(), names);
                case TypeSpec.Named named -> names.add(named.name());
            }
        }
    }

    /** An entry of a release or, if that does not touch it, of its base. */
    private Optional<Node.Entry> find(String release, String section, String name)
            throws IOException, UnclearException {
        Optional<String> next = Optional.of(release);
        for (int steps = 0; next.isPresent(); steps++) {
            if (steps > family.releases().size()) {
                throw new UnclearException();
            }
            Level level = level(next.get());
            PlainOutline.Part part =
                    level.entries().getOrDefault(section, Map.of()).get(name);
            if (part != null) {
                return Optional.of(part.entry().orElseThrow(UnclearException::new));
            }
            if (level.removed().getOrDefault(section, Set.of()).contains(name)) {
                return Optional.empty();
            }
            next = level.base();
        }
        return Optional.empty();
    }

    private ReleaseDocument decode(String release, String section, Node.Entry entry) throws UnclearException {
        SourcePos at = entry.key().at();
        MapNode root = new MapNode(
                List.of(
                        new Node.Entry(new ScalarNode("format", false, at), new ScalarNode("1", false, at)),
                        new Node.Entry(new ScalarNode("release", false, at), new ScalarNode(release, true, at)),
                        new Node.Entry(new ScalarNode(section, false, at), new MapNode(List.of(entry), at))),
                at);
        ReleaseDecoder decoder = new ReleaseDecoder(shapes, family, release);
        if (!decoder.release(root)) {
            throw new UnclearException();
        }
        return decoder.document(at);
    }

    private Level level(String release) throws IOException, UnclearException {
        Level known = levels.get(release);
        if (known == null) {
            known = readLevel(release);
            levels.put(release, known);
        }
        return known;
    }

    private Level readLevel(String release) throws IOException, UnclearException {
        if (!family.releases().contains(release)) {
            throw new UnclearException();
        }
        PlainOutline file = outline(family.name() + "/" + release + ".yaml");
        List<PlainOutline> all = new ArrayList<>(List.of(file));
        if (file.sections().containsKey("parts")) {
            for (Node part : list(value(file, "parts"))) {
                all.add(outline(family.name() + "/" + release + "/" + text(part)));
            }
        }
        Optional<String> base = Optional.empty();
        if (file.sections().containsKey("base")) {
            base = Optional.of(text(value(file, "base")));
        }
        Map<String, Map<String, PlainOutline.Part>> entries = new HashMap<>();
        Map<String, Set<String>> removed = new HashMap<>();
        for (String section : SECTIONS) {
            entries.put(section, new HashMap<>());
            removed.put(section, new HashSet<>());
        }
        for (PlainOutline outline : all) {
            header(outline, outline == file ? "release" : "part-of", release);
            for (String section : SECTIONS) {
                collect(outline, section, entries.getOrDefault(section, Map.of()));
            }
            if (outline.sections().containsKey("remove")) {
                removals(value(outline, "remove"), removed);
            }
        }
        return new Level(base, entries, removed);
    }

    /** A file of another format or release is not to be read at all. */
    private static void header(PlainOutline outline, String key, String release) throws UnclearException {
        if (!text(value(outline, "format")).equals("1")
                || !text(value(outline, key)).equals(release)) {
            throw new UnclearException();
        }
    }

    private static void collect(PlainOutline outline, String section, Map<String, PlainOutline.Part> into)
            throws UnclearException {
        PlainOutline.Part part = outline.sections().get(section);
        if (part == null) {
            return;
        }
        for (Map.Entry<String, PlainOutline.Part> entry :
                part.entries().orElseThrow(UnclearException::new).entrySet()) {
            if (into.put(entry.getKey(), entry.getValue()) != null) {
                throw new UnclearException();
            }
        }
    }

    private static void removals(Node remove, Map<String, Set<String>> removed) throws UnclearException {
        if (!(remove instanceof MapNode map)) {
            throw new UnclearException();
        }
        for (Map.Entry<String, Set<String>> section : removed.entrySet()) {
            Optional<Node> names = map.get(section.getKey());
            if (names.isPresent()) {
                for (Node name : list(names.get())) {
                    section.getValue().add(text(name));
                }
            }
        }
    }

    private static Node value(PlainOutline outline, String key) throws UnclearException {
        return Optional.ofNullable(outline.sections().get(key))
                .flatMap(PlainOutline.Part::entry)
                .map(Node.Entry::value)
                .orElseThrow(UnclearException::new);
    }

    private static List<Node> list(Node node) throws UnclearException {
        if (node instanceof ListNode list) {
            return list.items();
        }
        throw new UnclearException();
    }

    private static String text(Node node) throws UnclearException {
        if (node instanceof ScalarNode scalar) {
            return scalar.text();
        }
        throw new UnclearException();
    }

    private PlainOutline outline(String path) throws IOException, UnclearException {
        SpecText text = text(path);
        return PlainOutline.of(text.file(), text.text()).orElseThrow(UnclearException::new);
    }

    private SpecText text(String path) throws IOException, UnclearException {
        return source.read(path).orElseThrow(UnclearException::new);
    }
}
