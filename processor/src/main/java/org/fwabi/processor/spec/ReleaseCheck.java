package org.fwabi.processor.spec;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fwabi.processor.diagnostic.Diagnostic;
import org.fwabi.processor.diagnostic.DiagnosticId;
import org.fwabi.processor.diagnostic.Diagnostics;
import org.fwabi.processor.source.SourcePos;

/** What must hold in each release by itself. What a release inherits with its base is reported for the base. */
final class ReleaseCheck {
    private final Release release;
    private final ReleaseDocument document;
    private final Optional<Release> base;
    private final NeutralIndex neutralNames;
    private final Diagnostics diagnostics;

    /**
     * @param release the document put onto the base
     * @param neutralNames those of the family
     */
    ReleaseCheck(
            Release release,
            ReleaseDocument document,
            Optional<Release> base,
            NeutralIndex neutralNames,
            Diagnostics diagnostics) {
        this.release = release;
        this.document = document;
        this.base = base;
        this.neutralNames = neutralNames;
        this.diagnostics = diagnostics;
    }

    void run() {
        release.numbers().forEach(this::checkNumbers);
        Set<String> types = new LinkedHashSet<>(document.structs().keySet());
        types.addAll(document.enums().keySet());
        types.forEach(this::checkType);
        document.hostOnly().forEach(this::checkHostOnly);
        release.current().forEach(this::checkCurrent);
        checkNeutralNames();
    }

    private void checkType(String name) {
        StructSpec struct = release.structs().get(name);
        EnumSpec clash = release.enums().get(name);
        if (struct != null && clash != null) {
            diagnostics.add(Diagnostic.error(
                            DiagnosticId.FW037,
                            clash.at(),
                            "'" + name + "' is an enum and a struct in release " + release.name())
                    .withMark(clash.at(), "enum")
                    .withMark(struct.at(), "struct"));
        }
    }

    private void checkHostOnly(String name, SourcePos at) {
        StructSpec clash = release.structs().get(name);
        if (clash != null) {
            diagnostics.add(Diagnostic.error(
                            DiagnosticId.FW037,
                            at,
                            "'" + name + "' is host-only and has a layout in release " + release.name())
                    .withMark(at, "host-only")
                    .withMark(clash.at(), "layout"));
        }
    }

    private void checkCurrent(String neutral, String struct) {
        Optional<ReleaseDocument.Current> own =
                Optional.ofNullable(document.current().get(neutral));
        boolean known =
                release.structs().containsKey(struct) || release.broken().contains(struct);
        boolean wrongBefore = known
                || base.filter(before -> before.structs().containsKey(struct)).isEmpty();
        if ((own.isEmpty() && wrongBefore)
                || (known && neutralNames.neutralName(struct).equals(newest(neutral)))) {
            return;
        }
        SourcePos at = own.map(ReleaseDocument.Current::at).orElse(release.at());
        diagnostics.add(Diagnostic.error(
                        DiagnosticId.FW048,
                        at,
                        "release " + release.name() + ": the current '" + neutral + "' cannot be '" + struct + "', "
                                + (known ? "which has another neutral name" : "a struct that the release lacks"))
                .withHint(
                        own.isPresent()
                                ? "'current' maps a name without version suffix to one of the structs that share it"
                                : "inherited from " + release.base().orElse("the base")
                                        + "; name another one under 'current', or list '" + neutral
                                        + "' under 'remove': 'current'"));
    }

    private void checkNumbers(NumberSpace space, Map<String, NumberSpec> numbers) {
        if (space.aliased() || document.numbers().getOrDefault(space, Map.of()).isEmpty()) {
            return;
        }
        Map<Long, NumberSpec> byValue = new HashMap<>();
        for (NumberSpec number : numbers.values()) {
            NumberSpec first = byValue.putIfAbsent(number.value(), number);
            if (first != null && !(inherited(space, first) && inherited(space, number))) {
                boolean swap = !inherited(space, first) && inherited(space, number);
                NumberSpec own = swap ? first : number;
                NumberSpec other = swap ? number : first;
                diagnostics.add(Diagnostic.error(
                                DiagnosticId.FW041,
                                own.at(),
                                "release " + release.name() + ": " + space.key() + " '" + own.name() + "' and '"
                                        + other.name() + "' have the same number " + text(own.value()))
                        .withMark(own.at(), "")
                        .withMark(other.at(), ""));
            }
        }
    }

    private static String text(long value) {
        return value < 0x1000 ? Long.toString(value) : "0x" + Long.toHexString(value);
    }

    private boolean inherited(NumberSpace space, NumberSpec number) {
        return base.map(Release::numbers)
                .map(numbers -> numbers.getOrDefault(space, Map.of()))
                .map(numbers -> numbers.get(number.name()))
                .filter(same -> same.equals(number))
                .isPresent();
    }

    private void checkNeutralNames() {
        // Structs that are all inherited are the base's affair.
        Set<String> own = new LinkedHashSet<>();
        document.structs().keySet().forEach(struct -> own.add(neutralNames.neutralName(struct)));
        for (String neutral : own) {
            if (neutralNames.referred(neutral) && neutralNames.structs(neutral).size() > 1) {
                checkShared(neutral);
            }
        }
    }

    private void checkShared(String neutral) {
        Set<String> sharing = neutralNames.structs(neutral);
        List<StructSpec> structs = release.structs().values().stream()
                .filter(struct -> sharing.contains(struct.name()))
                .toList();
        boolean told = release.current().keySet().stream().map(this::newest).anyMatch(neutral::equals)
                || structs.stream().anyMatch(struct -> unversioned(struct.name()));
        if (structs.size() > 1 && !told && !structs.stream().allMatch(this::inherited)) {
            StructSpec first = structs.getFirst();
            StructSpec second = structs.get(1);
            diagnostics.add(Diagnostic.error(
                            DiagnosticId.FW044,
                            second.at(),
                            "release " + release.name() + ": structs " + first.name() + " and " + second.name()
                                    + " are both '" + neutral
                                    + "' without their version, and semantics refer to it")
                    .withMark(first.at(), "")
                    .withMark(second.at(), "")
                    .withHint("say under 'current' which of them the release uses"));
        }
    }

    /** The neutral name that a struct has now, from the one that the release knows. */
    private String newest(String neutral) {
        return release.family().formerStructs().getOrDefault(neutral, neutral);
    }

    private boolean unversioned(String struct) {
        return release.family().withoutSuffix(struct).equals(struct);
    }

    private boolean inherited(StructSpec struct) {
        return base.map(Release::structs)
                .map(structs -> structs.get(struct.name()))
                .filter(same -> same.equals(struct))
                .isPresent();
    }
}
