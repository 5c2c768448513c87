package org.fwabi.decode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fwabi.decode.RawTable.RawMember;
import org.fwabi.decode.RawTable.RawStruct;
import org.fwabi.decode.RawTable.RawType;
import org.jspecify.annotations.Nullable;

/** Reads the text of a table, strictly: whatever is not understood is an error with its line. */
final class TableReader {
    /** Deep enough for any C struct; a bound, so that a table can't exhaust the stack. */
    private static final int MAX_NESTING = 32;

    private final BufferedReader in;
    private final RawTable raw;
    private int line;

    private TableReader(Reader in, String table) {
        this.in = new BufferedReader(in);
        this.raw = new RawTable(table);
    }

    static RawTable read(Reader in, String table) throws IOException, TableFormatException {
        TableReader reader = new TableReader(in, table);
        reader.header();
        reader.body();
        return reader.raw;
    }

    private @Nullable LineParser next() throws IOException, TableFormatException {
        String text = in.readLine();
        if (text == null) {
            return null;
        }
        line++;
        return new LineParser(raw.table, line, text);
    }

    private LineParser require(String what) throws IOException, TableFormatException {
        LineParser parsed = next();
        if (parsed == null) {
            throw new TableFormatException(raw.table, line + 1, "the table ends before " + what);
        }
        return parsed;
    }

    private void header() throws IOException, TableFormatException {
        LineParser magic = require("'fwabi-table 1'");
        if (!magic.keyword().equals("fwabi-table")) {
            throw magic.error("not a table: it starts with '" + magic.keyword() + "'");
        }
        magic.expectTokens(2);
        if (!magic.token(1).equals("1")) {
            throw magic.error("format " + magic.token(1) + "; this reader knows format 1");
        }
        LineParser family = require("'family'");
        expectKeyword(family, "family");
        family.expectTokens(3);
        raw.family = family.token(1);
        raw.order = switch (family.token(2)) {
            case "little-endian" -> ByteOrder.LITTLE_ENDIAN;
            case "big-endian" -> ByteOrder.BIG_ENDIAN;
            default -> throw family.error("unknown byte order '" + family.token(2) + "'");
        };
        LineParser release = require("'release'");
        expectKeyword(release, "release");
        release.expectTokens(2);
        raw.release = release.token(1);
    }

    private static void expectKeyword(LineParser parsed, String keyword) throws TableFormatException {
        if (!parsed.keyword().equals(keyword)) {
            throw parsed.error("expected '" + keyword + "', found '" + parsed.keyword() + "'");
        }
    }

    private void body() throws IOException, TableFormatException {
        @Nullable OpenEnum open = null;
        for (LineParser parsed = next(); parsed != null; parsed = next()) {
            if (parsed.keyword().equals("value")) {
                if (open == null) {
                    throw parsed.error("'value' outside an enum");
                }
                parsed.expectTokens(3);
                parsed.putOnce(open.values, parsed.token(1), parsed.wide(parsed.token(2)));
                continue;
            }
            close(open);
            open = null;
            switch (parsed.keyword()) {
                case "fact" -> {
                    parsed.expectTokens(3);
                    parsed.putOnce(raw.facts, parsed.token(1), parsed.token(2));
                }
                case "function" -> number(parsed, raw.functions);
                case "event" -> number(parsed, raw.events);
                case "control" -> number(parsed, raw.controls);
                case "class" -> number(parsed, raw.classes);
                case "enum" -> open = openEnum(parsed);
                case "struct" -> {
                    parsed.expectAtLeast(3);
                    RawStruct struct =
                            struct(parsed, parsed.token(1), parsed.token(2), 3, Set.of("align=", "packed="), 0);
                    unusedName(parsed, struct.name());
                    raw.structs.put(struct.name(), struct);
                }
                case "command" -> raw.commands.add(new RawTable.Placed<>(EntryParser.command(parsed), line));
                case "payload" -> raw.payloads.add(new RawTable.Placed<>(EntryParser.payload(parsed), line));
                case "envelope" -> raw.envelopes.add(new RawTable.Placed<>(EntryParser.envelope(parsed), line));
                case "call" -> raw.calls.add(new RawTable.Placed<>(EntryParser.call(parsed), line));
                case "creates" -> raw.creates.add(new RawTable.Placed<>(EntryParser.creates(parsed), line));
                case "renamed" -> {
                    parsed.expectTokens(4);
                    raw.renamed.add(new RawTable.Placed<>(
                            new RawTable.Renamed(parsed.token(1), parsed.token(2), parsed.token(3)), line));
                }
                case "count" -> {
                    parsed.expectTokens(4);
                    raw.counts.add(new RawTable.Placed<>(
                            new RawTable.Count(parsed.token(1), parsed.token(2), parsed.token(3)), line));
                }
                default -> throw parsed.error("unknown keyword '" + parsed.keyword() + "'");
            }
        }
        close(open);
    }

    private static void number(LineParser parsed, Map<String, Integer> space) throws TableFormatException {
        parsed.expectTokens(3);
        parsed.putOnce(space, parsed.token(1), parsed.number(parsed.token(2)));
    }

    private record OpenEnum(String name, int size, Map<String, Long> values) {}

    private OpenEnum openEnum(LineParser parsed) throws TableFormatException {
        parsed.expectTokens(3);
        unusedName(parsed, parsed.token(1));
        int size = parsed.alignment(parsed.token(2));
        if (size > 8) {
            throw parsed.error("an enum has 1, 2, 4 or 8 bytes, not " + size);
        }
        OpenEnum open = new OpenEnum(parsed.token(1), size, new LinkedHashMap<>());
        raw.enums.put(open.name, new EnumTable(open.name, size, Map.of()));
        return open;
    }

    private void close(@Nullable OpenEnum open) {
        if (open != null) {
            raw.enums.put(open.name, new EnumTable(open.name, open.size, open.values));
        }
    }

    private void unusedName(LineParser parsed, String name) throws TableFormatException {
        if (raw.structs.containsKey(name)
                || raw.enums.containsKey(name)
                || ScalarKind.of(name).isPresent()) {
            throw parsed.error("type '" + name + "' twice");
        }
    }

    private RawStruct struct(LineParser head, String name, String kind, int from, Set<String> known, int depth)
            throws IOException, TableFormatException {
        if (depth > MAX_NESTING) {
            throw head.error("types nested deeper than " + MAX_NESTING);
        }
        boolean union = switch (kind) {
            case "struct" -> false;
            case "union" -> true;
            default -> throw head.error("expected struct or union, found '" + kind + "'");
        };
        Map<String, String> options = head.options(from, known);
        List<RawMember> members = new ArrayList<>();
        while (true) {
            LineParser parsed = require("the 'end' of " + (name.isEmpty() ? "a type written in place" : name));
            switch (parsed.keyword()) {
                case "end" -> {
                    parsed.expectTokens(1);
                    int align = options.containsKey("align") ? head.alignment(options.get("align")) : 0;
                    int packed = options.containsKey("packed") ? head.alignment(options.get("packed")) : 0;
                    return new RawStruct(name, union, align, packed, members, head.line());
                }
                case "field" -> members.add(field(parsed));
                case "inline" -> members.add(inline(parsed, depth));
                default -> throw parsed.error("'" + parsed.keyword() + "' inside a struct");
            }
        }
    }

    private static RawMember field(LineParser parsed) throws TableFormatException {
        parsed.expectAtLeast(3);
        Map<String, String> options = parsed.options(3, Set.of("dims=", "flexible", "align=", "bits="));
        return member(parsed, parsed.token(1), new RawType.Named(parsed.token(2)), options);
    }

    private RawMember inline(LineParser parsed, int depth) throws IOException, TableFormatException {
        parsed.expectAtLeast(3);
        String name = parsed.token(1).equals("-") ? "" : parsed.token(1);
        Set<String> known = Set.of("dims=", "flexible", "align=", "packed=");
        Map<String, String> options = parsed.options(3, known);
        RawStruct struct = struct(parsed, "", parsed.token(2), 3, known, depth + 1);
        // An alignment of the member counts for the member; the type written in place has only its packing.
        RawStruct type = new RawStruct("", struct.union(), 0, struct.packed(), struct.members(), struct.line());
        if (name.isEmpty() && (options.containsKey("dims") || options.containsKey("flexible"))) {
            throw parsed.error("an anonymous member can't be an array");
        }
        return member(parsed, name, new RawType.Inline(type), options);
    }

    private static RawMember member(LineParser parsed, String name, RawType type, Map<String, String> options)
            throws TableFormatException {
        List<Integer> dimensions = options.containsKey("dims") ? parsed.list(options.get("dims")) : List.of();
        int align = options.containsKey("align") ? parsed.alignment(options.get("align")) : 0;
        int bits = options.containsKey("bits") ? parsed.positive(options.get("bits")) : 0;
        return new RawMember(name, type, dimensions, options.containsKey("flexible"), align, bits, parsed.line());
    }
}
