package org.fwabi.decode;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * One firmware release as a table describes it: facts, numbers, enums, structs with layouts derived here, and which
 * struct goes with which message. What the release calls otherwise than the newest one is found by either name.
 * Immutable; any thread may use it.
 */
public final class ReleaseTable {
    private final String family;
    private final String release;
    private final ByteOrder order;
    private final Map<String, String> facts;
    private final Numbers functions;
    private final Numbers events;
    private final Numbers controls;
    private final Numbers classes;
    private final Map<String, EnumTable> enums;
    private final Map<String, StructType> structs;
    private final Entries<CommandEntry> commands;
    private final Entries<PayloadEntry> payloads;
    private final Entries<EnvelopeEntry> envelopes;
    private final Entries<CallEntry> calls;
    private final Entries<CreatesEntry> creates;
    private final Map<String, Map<String, String>> counters = new LinkedHashMap<>();

    private ReleaseTable(RawTable raw) throws TableFormatException {
        family = raw.family;
        release = raw.release;
        order = raw.order;
        facts = Collections.unmodifiableMap(raw.facts);
        functions = numbers(raw, "function", raw.functions);
        events = numbers(raw, "event", raw.events);
        controls = numbers(raw, "control", raw.controls);
        classes = numbers(raw, "class", raw.classes);
        enums = Collections.unmodifiableMap(raw.enums);
        structs = Collections.unmodifiableMap(Layouts.derive(raw));
        commands = Entries.of(raw, raw.commands, functions, CommandEntry::name);
        payloads = Entries.of(raw, raw.payloads, events, PayloadEntry::event);
        envelopes = Entries.of(raw, raw.envelopes, functions, EnvelopeEntry::command);
        calls = Entries.of(raw, raw.calls, controls, CallEntry::control);
        creates = Entries.of(raw, raw.creates, classes, CreatesEntry::objectClass);
        for (RawTable.Placed<CommandEntry> placed : raw.commands) {
            known(raw, placed.line(), placed.entry().request());
            known(raw, placed.line(), placed.entry().replyStruct());
        }
        for (RawTable.Placed<PayloadEntry> placed : raw.payloads) {
            known(raw, placed.line(), placed.entry().struct());
        }
        for (RawTable.Placed<EnvelopeEntry> placed : raw.envelopes) {
            envelope(raw, placed);
        }
        for (RawTable.Placed<CallEntry> placed : raw.calls) {
            known(raw, placed.line(), placed.entry().params());
        }
        for (RawTable.Placed<CreatesEntry> placed : raw.creates) {
            known(raw, placed.line(), placed.entry().params());
        }
        for (RawTable.Placed<RawTable.Count> placed : raw.counts) {
            count(raw, placed);
        }
    }

    private static Numbers numbers(RawTable raw, String space, Map<String, Integer> byName)
            throws TableFormatException {
        Map<String, String> newest = new LinkedHashMap<>();
        for (RawTable.Placed<RawTable.Renamed> placed : raw.renamed) {
            RawTable.Renamed renamed = placed.entry();
            if (!List.of("function", "event", "control", "class").contains(renamed.space())) {
                throw new TableFormatException(raw.table, placed.line(), "no numbers of " + renamed.space());
            }
            if (renamed.space().equals(space)) {
                if (!byName.containsKey(renamed.name())) {
                    throw new TableFormatException(
                            raw.table, placed.line(), "no " + space + " '" + renamed.name() + "'");
                }
                once(raw, placed.line(), newest.put(renamed.newest(), renamed.name()) == null, renamed.newest());
            }
        }
        return new Numbers(space, byName, newest);
    }

    private void envelope(RawTable raw, RawTable.Placed<EnvelopeEntry> placed) throws TableFormatException {
        EnvelopeEntry entry = placed.entry();
        Optional<StructType> request =
                commands.find(entry.command()).flatMap(CommandEntry::request).flatMap(this::findStruct);
        for (String field : List.of(entry.number(), entry.size(), entry.status(), entry.params())) {
            if (request.flatMap(struct -> struct.find(field)).isEmpty()) {
                throw new TableFormatException(
                        raw.table,
                        placed.line(),
                        "the request of '" + entry.command() + "' has no field '" + field + "'");
            }
        }
    }

    private void known(RawTable raw, int line, Optional<String> struct) throws TableFormatException {
        if (struct.isPresent() && !structs.containsKey(struct.get())) {
            throw new TableFormatException(raw.table, line, "unknown struct '" + struct.get() + "'");
        }
    }

    private static void once(RawTable raw, int line, boolean first, String what) throws TableFormatException {
        if (!first) {
            throw new TableFormatException(raw.table, line, "'" + what + "' twice");
        }
    }

    private void count(RawTable raw, RawTable.Placed<RawTable.Count> placed) throws TableFormatException {
        RawTable.Count count = placed.entry();
        known(raw, placed.line(), Optional.of(count.struct()));
        StructType struct = struct(count.struct());
        if (struct.find(count.array()).isEmpty()) {
            // Counts are stated once for all releases; a release without the array has nothing to count.
            return;
        }
        if (struct.find(count.counter()).isEmpty()) {
            throw new TableFormatException(
                    raw.table, placed.line(), "struct %s has no field '%s'".formatted(struct.name(), count.counter()));
        }
        Map<String, String> ofStruct = counters.computeIfAbsent(struct.name(), name -> new LinkedHashMap<>());
        once(raw, placed.line(), ofStruct.put(count.array(), count.counter()) == null, count.array());
    }

    /**
     * Reads a table.
     *
     * @param in its text; not closed
     * @param table what to call it in errors
     * @throws TableFormatException if the text is not a table this reader understands to the last token
     */
    public static ReleaseTable read(Reader in, String table) throws IOException, TableFormatException {
        return new ReleaseTable(TableReader.read(in, table));
    }

    /**
     * Reads the table of a release that lies beside a class, as {@code <release>.fwtable}.
     *
     * @throws NoSuchElementException if there is none
     */
    public static ReleaseTable load(Class<?> beside, String release) throws IOException, TableFormatException {
        String name = release + ".fwtable";
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new NoSuchElementException("no " + name + " beside " + beside.getName());
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8), name);
        }
    }

    /** The family, e.g. {@code nvidia-gsp}. */
    public String family() {
        return family;
    }

    /** The release, e.g. {@code 570.144}. */
    public String release() {
        return release;
    }

    /** Byte order of every message. */
    public ByteOrder order() {
        return order;
    }

    /** A fact's text, if the release states it. */
    public Optional<String> findFact(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    /**
     * A fact's text.
     *
     * @throws NoSuchElementException if the release does not state it
     */
    public String fact(String name) {
        return findFact(name).orElseThrow(() -> new NoSuchElementException(release + " does not state " + name));
    }

    /**
     * A fact as a number, decimal or 0x hex.
     *
     * @throws NoSuchElementException if the release does not state it
     * @throws NumberFormatException if it is not a number
     */
    public long factNumber(String name) {
        String text = fact(name);
        return text.startsWith("0x")
                ? Long.parseUnsignedLong(text, 2, text.length(), 16)
                : Long.parseUnsignedLong(text);
    }

    /**
     * A fact as a list of words.
     *
     * @throws NoSuchElementException if the release does not state it
     */
    public List<String> factWords(String name) {
        return List.of(fact(name).split(",", -1));
    }

    /** Function numbers. */
    public Numbers functions() {
        return functions;
    }

    /** Event numbers. */
    public Numbers events() {
        return events;
    }

    /** Numbers of control commands. */
    public Numbers controls() {
        return controls;
    }

    /** Class numbers. */
    public Numbers classes() {
        return classes;
    }

    /** An enum by its C name. */
    public Optional<EnumTable> findEnum(String name) {
        return Optional.ofNullable(enums.get(name));
    }

    /** A struct or union by its C name. */
    public Optional<StructType> findStruct(String name) {
        return Optional.ofNullable(structs.get(name));
    }

    /**
     * A struct or union by its C name.
     *
     * @throws NoSuchElementException if the release has none of that name
     */
    public StructType struct(String name) {
        return findStruct(name).orElseThrow(() -> new NoSuchElementException(release + " has no struct " + name));
    }

    /** All named structs and unions, in the table's order. */
    public List<StructType> structs() {
        return new ArrayList<>(structs.values());
    }

    /** What the release says of a command. */
    public Optional<CommandEntry> command(String name) {
        return commands.find(name);
    }

    /** What the release says of an event's payload. */
    public Optional<PayloadEntry> payload(String event) {
        return payloads.find(event);
    }

    /** What a command's payload carries besides its fields, if it is an envelope. */
    public Optional<EnvelopeEntry> envelope(String command) {
        return envelopes.find(command);
    }

    /** What the release says of a control. */
    public Optional<CallEntry> call(String control) {
        return calls.find(control);
    }

    /**
     * What the release says of a control.
     *
     * @param number 32 bits unsigned
     */
    public Optional<CallEntry> call(int number) {
        return calls.find(number);
    }

    /** What the release says of a class of objects. */
    public Optional<CreatesEntry> creates(String objectClass) {
        return creates.find(objectClass);
    }

    /**
     * What the release says of a class of objects.
     *
     * @param number 32 bits unsigned
     */
    public Optional<CreatesEntry> creates(int number) {
        return creates.find(number);
    }

    /** The member that counts the elements of an array member, if one does. */
    public Optional<String> counter(String struct, String array) {
        return Optional.ofNullable(counters.getOrDefault(struct, Map.of()).get(array));
    }

    /**
     * A view of memory as a struct.
     *
     * @param struct its C name
     * @param memory at least {@code sizeof} bytes; what follows belongs to a flexible array
     * @throws NoSuchElementException if the release has no such struct
     * @throws IllegalArgumentException if the memory is too short
     */
    public Decoded view(String struct, MemorySegment memory) {
        return new Decoded(struct(struct), memory, order);
    }
}
