package org.fwabi.processor.source;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads the part of YAML that every reader understands alike: maps, lists and scalars. What YAML readers bend silently
 * (aliases, merge keys, tags, duplicate keys, further documents) is a finding. Never throws because of the text.
 */
public final class YamlReader {
    /** The size limit unless another one is given: 3 Mi code points. The largest spec today is a tenth of it. */
    public static final int DEFAULT_LIMIT = 3 * 1024 * 1024;
    /** The format itself needs 8 levels; each inline struct adds 3. */
    public static final int MAX_DEPTH = 64;

    private final Diagnostics diagnostics;
    private final int limit;
    /** Made when the first file needs it, as few do: the parser's classes take as long to load as many files to read. */
    private Optional<YAMLFactory> factory = Optional.empty();

    /** A reader with the default size limit. */
    public YamlReader(Diagnostics diagnostics) {
        this(diagnostics, DEFAULT_LIMIT);
    }

    /** A reader that refuses files of more than {@code limit} code points. */
    public YamlReader(Diagnostics diagnostics, int limit) {
        this.diagnostics = diagnostics;
        this.limit = limit;
    }

    private YAMLFactory factory() {
        if (factory.isPresent()) {
            return factory.get();
        }
        // Both limits lie just above our own, so that it is always ours that speaks.
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(limit + 1);
        YAMLFactory made = YAMLFactory.builder()
                .loaderOptions(options)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH + 2)
                        .maxNameLength(limit + 1)
                        .maxNumberLength(limit + 1)
                        .maxStringLength(limit + 1)
                        .build())
                .build();
        factory = Optional.of(made);
        return made;
    }

    /**
     * Reads one file.
     *
     * @param file what it is called in findings
     * @param content its text; a byte order mark at its start is skipped
     * @return the tree; empty where the findings make it useless
     */
    public Optional<Node> read(String file, String content) {
        String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        int size = text.codePointCount(0, text.length());
        if (size > limit) {
            diagnostics.add(Diagnostic.error(
                            DiagnosticId.FW008,
                            new SourcePos(file, 1, 1),
                            "the file has " + size + " characters; the limit is " + limit)
                    .withHint("move some of its structs to a part file and list it under 'parts'"));
            return Optional.empty();
        }
        diagnostics.addSource(file, text);
        Optional<Node> plain = PlainYaml.read(file, text);
        return plain.isPresent() ? plain : parse(file, text);
    }

    /** What YAML that may hold anything says. */
    Optional<Node> parse(String file, String text) {
        SourceText source = new SourceText(file, text);
        boolean tabs = reportTabs(source);
        Run run = new Run(source);
        try (YAMLParser parser = factory().createParser(text)) {
            return run.read(parser);
        } catch (Abandoned e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            // RuntimeException: what snakeyaml throws for some malformed escapes is not part of its contract.
            SyntaxError error = SyntaxError.of(e, source, run.last);
            if (!tabs || !error.aboutTab()) {
                diagnostics.add(error.diagnostic());
            }
            return Optional.empty();
        }
    }

    /** One finding for the first tab: a file that is indented with tabs has one in every line. */
    private boolean reportTabs(SourceText source) {
        List<SourcePos> tabs = source.tabs();
        if (tabs.isEmpty()) {
            return false;
        }
        Diagnostic found = Diagnostic.error(DiagnosticId.FW010, tabs.getFirst(), "a tab; use spaces");
        int more = tabs.size() - 1;
        if (more > 0) {
            found = found.withHint(more == 1 ? "1 more line has a tab" : more + " more lines have a tab");
        }
        diagnostics.add(found);
        return true;
    }

    /** The rest of the file cannot be read; the reason has been reported. */
    private static final class Abandoned extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** One pass over one file. */
    private final class Run {
        private final SourceText source;
        private SourcePos last;
        private boolean useless;

        Run(SourceText source) {
            this.source = source;
            this.last = source.at(1, 1);
        }

        Optional<Node> read(YAMLParser parser) throws IOException, Abandoned {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return empty();
            }
            Node root = node(parser, first, 1);
            if (root instanceof Node.ScalarNode scalar && scalar.empty()) {
                return empty();
            }
            if (parser.nextToken() != null) {
                report(DiagnosticId.FW006, place(parser), "a second document starts here; a spec file is one document");
            }
            return useless ? Optional.empty() : Optional.of(root);
        }

        private Optional<Node> empty() {
            report(DiagnosticId.FW007, source.at(1, 1), "the file is empty");
            return Optional.empty();
        }

        private Node node(YAMLParser parser, JsonToken token, int depth) throws IOException, Abandoned {
            SourcePos at = place(parser);
            last = at;
            if (depth > MAX_DEPTH) {
                report(DiagnosticId.FW009, at, "nested deeper than " + MAX_DEPTH + " levels");
                throw new Abandoned();
            }
            refuseFeatures(parser, at, Optional.ofNullable(parser.getObjectId()));
            return switch (token) {
                case START_OBJECT -> map(parser, at, depth);
                case START_ARRAY -> list(parser, at, depth);
                default -> new Node.ScalarNode(textOf(parser), source.quotedAt(at), at);
            };
        }

        private Node map(YAMLParser parser, SourcePos at, int depth) throws IOException, Abandoned {
            Map<String, Node.Entry> entries = new LinkedHashMap<>();
            Optional<Object> ownAnchor = Optional.ofNullable(parser.getObjectId());
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                SourcePos keyAt = place(parser);
                last = keyAt;
                // The parser shows the anchor of a map again at its first key.
                refuseFeatures(
                        parser,
                        keyAt,
                        Optional.<Object>ofNullable(parser.getObjectId())
                                .filter(anchor -> !ownAnchor.equals(Optional.of(anchor))));
                String name = parser.currentName();
                boolean quoted = source.quotedAt(keyAt);
                if (name.equals("<<") && !quoted) {
                    report(DiagnosticId.FW004, keyAt, "merge keys are not part of the format; write the entries out");
                }
                Node value = node(parser, parser.nextToken(), depth + 1);
                Node.Entry entry = new Node.Entry(new Node.ScalarNode(name, quoted, keyAt), value);
                Node.Entry earlier = entries.putIfAbsent(name, entry);
                if (earlier != null) {
                    diagnostics.add(Diagnostic.error(
                                    DiagnosticId.FW002, keyAt, "key '" + Excerpt.of(name) + "' stands twice in one map")
                            .withMark(earlier.key().at(), "first here")
                            .withMark(keyAt, "again here"));
                }
            }
            return new Node.MapNode(List.copyOf(entries.values()), at);
        }

        private Node list(YAMLParser parser, SourcePos at, int depth) throws IOException, Abandoned {
            List<Node> items = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                items.add(node(parser, token, depth + 1));
            }
            return new Node.ListNode(items, at);
        }

        private void refuseFeatures(YAMLParser parser, SourcePos at, Optional<?> anchor) throws IOException {
            // The parser does not show the anchor of a scalar; the scalar starts with it.
            if (parser.isCurrentAlias()) {
                report(DiagnosticId.FW003, at, "aliases are not part of the format; write the value out");
            } else if (anchor.isPresent() || source.anchorAt(at)) {
                report(DiagnosticId.FW003, at, "anchors are not part of the format");
            }
            if (parser.getTypeId() != null) {
                report(
                        DiagnosticId.FW005,
                        at,
                        "tags are not part of the format; the format knows the type of each value");
            }
        }

        private void report(DiagnosticId id, SourcePos at, String message) {
            useless = true;
            diagnostics.add(Diagnostic.error(id, at, message));
        }

        private SourcePos place(YAMLParser parser) {
            JsonLocation location = parser.currentTokenLocation();
            return source.atCodePoint(location.getLineNr(), location.getColumnNr());
        }

        private static String textOf(YAMLParser parser) throws IOException {
            String text = parser.getText();
            return text == null ? "" : text;
        }
    }
}
