package org.fwabi.processor.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.binding.AbiBinding;
import org.fwabi.processor.binding.AbiBinding.Command;
import org.fwabi.processor.binding.AbiBinding.Event;
import org.fwabi.processor.binding.AbiBinding.Reply;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Suggestion;

/** Explains what a line does with the entry class of the bindings, or with their events. */
final class EntryExplainer {
    private static final Set<String> OF_OPTIONAL = Set.of(
            "get",
            "ifPresent",
            "ifPresentOrElse",
            "isEmpty",
            "isPresent",
            "map",
            "flatMap",
            "or",
            "orElse",
            "orElseGet",
            "orElseThrow");

    private final KnownAbi known;

    EntryExplainer(KnownAbi known) {
        this.known = known;
    }

    /**
     * A method of the entry class that gives a message's type.
     *
     * @param kind as people call what it stands for
     * @param releases positions of those that have it
     */
    private record Item(String accessor, String kind, String name, List<Integer> releases) {}

    private List<Item> items() {
        AbiBinding abi = known.abi();
        List<Item> items = new ArrayList<>();
        abi.commands()
                .forEach(command ->
                        items.add(new Item(command.accessor(), "command", command.name(), command.releases())));
        abi.controls()
                .forEach(control ->
                        items.add(new Item(control.accessor(), "control", control.name(), control.releases())));
        abi.classes().forEach(found -> items.add(new Item(found.accessor(), "class", found.name(), found.releases())));
        abi.structAccessors()
                .forEach(found -> items.add(
                        new Item(found.accessor(), "struct", found.struct().neutralName(), found.releases())));
        abi.enums()
                .forEach(found -> items.add(
                        new Item(found.accessor(), "enum", found.enumeration().cName(), found.releases())));
        return items;
    }

    private Optional<Item> item(String accessor) {
        return items().stream().filter(item -> item.accessor().equals(accessor)).findFirst();
    }

    /** An accessor that the entry class does not have. */
    Optional<Diagnostic> noSuchAccessor(String name) {
        if (item(name).isPresent()) {
            return Optional.empty();
        }
        return new Wanted(known)
                .accessor(name)
                .or(() -> Suggestion.nearest(
                                name, items().stream().map(Item::accessor).toList())
                        .map(meant -> Diagnostic.error(
                                DiagnosticId.FW104,
                                known.abi().entryPoint() + "." + name + "() does not exist; did you mean '" + meant
                                        + "'?")));
    }

    /** An accessor's optional value where a plain one is needed. */
    Optional<Diagnostic> optionalValue(String accessor) {
        return item(accessor)
                .filter(item -> item.releases().size() < known.abi().releases().size())
                .map(item -> Diagnostic.error(
                                DiagnosticId.FW101,
                                known.abi().entryPoint() + "." + accessor + "() is an Optional: "
                                        + Wording.have(known.others(item.releases())) + " no " + item.kind() + " "
                                        + item.name())
                        .withHint("say what happens without it: " + accessor
                                + "().ifPresentOrElse(...); or ask for it in a variant of a @PerRelease interface, for "
                                + Wording.and(known.releases(item.releases())) + " alone"));
    }

    /** A method of {@code Optional} called on what is there in every release. */
    Optional<Diagnostic> needlessOptional(String accessor, String method) {
        return item(accessor)
                .filter(item -> item.releases().size() == known.abi().releases().size())
                .filter(item -> OF_OPTIONAL.contains(method))
                .map(item -> Diagnostic.error(
                                DiagnosticId.FW108,
                                known.abi().entryPoint() + "." + accessor + "() is no Optional: every "
                                        + known.aRelease() + " has the " + item.kind() + " " + item.name())
                        .withHint("take it as it is: " + accessor + "()"));
    }

    /** A command handed to a method that does not take its kind. */
    Optional<Diagnostic> wrongWay(String accessor, String method, List<String> right) {
        return known.abi().commands().stream()
                .filter(command -> command.accessor().equals(accessor))
                .findFirst()
                .map(command -> {
                    Diagnostic found = Diagnostic.error(DiagnosticId.FW103, wrongWay(command, method));
                    return right.isEmpty()
                            ? found
                            : found.withHint("mend: " + String.join(" or ", right) + "(" + accessor + "(), ...)");
                });
    }

    private static String wrongWay(Command command, String method) {
        return command.reply() instanceof Reply.None
                ? "nothing answers the command " + command.name() + ", so " + method + " would wait for ever"
                : "the command " + command.name() + " is answered, and " + method + " would drop the answer";
    }

    /** Something that the event type does not have. */
    Optional<Diagnostic> noSuchRecord(String name) {
        List<String> records = records();
        if (records.contains(name)) {
            return Optional.empty();
        }
        return new Wanted(known)
                .record(name)
                .or(() -> Suggestion.nearest(name, records)
                        .map(meant -> Diagnostic.error(
                                DiagnosticId.FW104,
                                known.abi().prefix() + "Event." + name + " does not exist; did you mean '" + meant
                                        + "'?")));
    }

    /** Names of all records of the event type. */
    List<String> records() {
        List<String> records =
                new ArrayList<>(known.abi().events().stream().map(Event::record).toList());
        records.add("Unknown");
        records.add("Malformed");
        return records;
    }

    /** A switch over the event type that has no label for some of its records. */
    Diagnostic hole(List<String> missing) {
        List<String> parts = missing.stream().map(this::described).toList();
        return Diagnostic.error(DiagnosticId.FW105, "the switch has no case for " + Wording.and(parts))
                .withHint("mend: add " + (missing.size() == 1 ? "the case" : "the cases") + ", or a default that says"
                        + " what happens to the rest");
    }

    private String described(String record) {
        String name = known.abi().prefix() + "Event." + record;
        return known.abi().events().stream()
                .filter(event -> event.record().equals(record))
                .filter(event ->
                        event.releases().size() < known.abi().releases().size())
                .findFirst()
                .map(event -> name + " (which " + Wording.have(known.releases(event.releases())) + ")")
                .orElse(name);
    }
}
