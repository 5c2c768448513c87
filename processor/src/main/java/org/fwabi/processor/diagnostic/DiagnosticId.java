package org.fwabi.processor.diagnostic;

/**
 * The kinds of findings. An id never changes its meaning and is never used again; each has a page in
 * {@code docs/diagnostics} and at least one example in the tests' resources.
 */
public enum DiagnosticId {
    FW001(Stage.SOURCE, "the file is not valid YAML"),
    FW002(Stage.SOURCE, "a key stands twice in one map"),
    FW003(Stage.SOURCE, "an anchor or an alias"),
    FW004(Stage.SOURCE, "a merge key"),
    FW005(Stage.SOURCE, "a tag"),
    FW006(Stage.SOURCE, "a second document in one file"),
    FW007(Stage.SOURCE, "the file is empty"),
    FW008(Stage.SOURCE, "the file is over the size limit"),
    FW009(Stage.SOURCE, "maps, lists or structs are nested too deep"),
    FW010(Stage.SOURCE, "a tab"),
    FW011(Stage.SOURCE, "the file cannot be read"),

    FW020(Stage.SPEC, "a node has the wrong shape"),
    FW021(Stage.SPEC, "a key that the format does not have"),
    FW022(Stage.SPEC, "a key is missing"),
    FW023(Stage.SPEC, "a field stands twice in one struct"),
    FW024(Stage.SPEC, "a type is not well formed"),
    FW025(Stage.SPEC, "an array length is out of range"),
    FW026(Stage.SPEC, "a number is not well formed or out of range"),
    FW027(Stage.SPEC, "a word that is none of the allowed ones"),
    FW028(Stage.SPEC, "a name is not well formed"),
    FW029(Stage.SPEC, "a release or branch name is not quoted"),
    FW030(Stage.SPEC, "a version of the format that this reader does not know"),
    FW031(Stage.SPEC, "a file says that it is another one"),
    FW032(Stage.SPEC, "a file that another one lists is missing"),
    FW033(Stage.SPEC, "a list names something twice"),
    FW034(Stage.SPEC, "the base of a release is unknown"),
    FW035(Stage.SPEC, "releases are each other's base"),
    FW036(Stage.SPEC, "something is removed that the base does not have"),
    FW037(Stage.SPEC, "something is defined twice"),
    FW038(Stage.SPEC, "a fact that the family does not declare"),
    FW039(Stage.SPEC, "a targeted release does not state a fact of its family"),
    FW040(Stage.SPEC, "a fact has a value of the wrong type"),
    FW041(Stage.SPEC, "two names have one number"),
    FW042(Stage.SPEC, "semantics name something that no release has"),
    FW043(Stage.SPEC, "a count does not fit the array that it bounds"),
    FW044(Stage.SPEC, "two structs of a release share a neutral name"),
    FW045(Stage.SPEC, "a name carries a version suffix where a neutral name belongs"),
    FW046(Stage.SPEC, "a description would break out of its comment"),
    FW047(Stage.SPEC, "the spec files are not found"),
    FW048(Stage.SPEC, "the current struct of a neutral name is none of its structs"),
    FW049(Stage.SPEC, "a number means different things, and nothing declares it"),
    FW050(Stage.SPEC, "a declared name of a number that no release has"),
    FW051(Stage.SPEC, "a former name that is in use"),
    FW052(Stage.SPEC, "a name and a former name of one thing stand in one release"),
    FW053(Stage.SPEC, "a selector that is not well formed or selects nothing"),
    FW054(Stage.SPEC, "the bytes of an example are not hex"),
    FW055(Stage.SPEC, "an example has a field that its message lacks"),
    FW056(Stage.SPEC, "a default does not fit into its field"),
    FW057(Stage.SPEC, "a field is not what semantics take it for"),
    FW058(Stage.SPEC, "an example has two lines of bytes for one release"),

    FW060(Stage.LAYOUT, "an unknown type"),
    FW061(Stage.LAYOUT, "a struct contains itself"),
    FW062(Stage.LAYOUT, "a struct does not have the size that its spec states"),
    FW063(Stage.LAYOUT, "an alignment that C would not accept"),
    FW064(Stage.LAYOUT, "a flexible array stands where C allows none"),
    FW065(Stage.LAYOUT, "a bitfield that C would not accept"),
    FW066(Stage.LAYOUT, "a type is larger than any message can be"),

    FW070(Stage.REQUEST, "an unknown family"),
    FW071(Stage.REQUEST, "an unknown release"),
    FW072(Stage.REQUEST, "a message that no targeted release has"),
    FW073(Stage.REQUEST, "a struct that no targeted release has"),
    FW074(Stage.REQUEST, "an enum that no targeted release has"),
    FW075(Stage.REQUEST, "a name that Java forbids"),
    FW076(Stage.REQUEST, "two things would get one Java name"),
    FW077(Stage.REQUEST, "a field changes its kind between releases"),
    FW078(Stage.REQUEST, "a request names something twice"),
    FW079(Stage.REQUEST, "a request asks for nothing"),
    FW080(Stage.REQUEST, "one spec file is found twice, with different contents"),
    FW081(Stage.REQUEST, "the package already has a class of a generated name"),
    FW082(Stage.REQUEST, "a control or class that no targeted release has"),
    FW083(Stage.REQUEST, "a control or class whose parameters nobody names"),
    FW084(Stage.REQUEST, "a release has a control or class, but not its parameters"),
    FW085(Stage.REQUEST, "a field can't hold what a new message is to hold there"),

    FW090(Stage.FLOW, "a targeted release that no variant serves"),
    FW091(Stage.FLOW, "a targeted release that two variants serve"),
    FW092(Stage.FLOW, "a selector that selects no targeted release"),
    FW093(Stage.FLOW, "a flow without bindings"),
    FW094(Stage.FLOW, "a variant that can't be made"),
    FW095(Stage.FLOW, "an annotation of flows where it means nothing"),
    FW096(Stage.FLOW, "two variants would get one package"),

    FW099(Stage.REQUEST, "a defect of fwabi itself"),

    FW100(Stage.USE, "a field that some targeted release lacks"),
    FW101(Stage.USE, "a message that some targeted release lacks"),
    FW102(Stage.USE, "something that the request does not ask for"),
    FW103(Stage.USE, "a command that goes the wrong way"),
    FW104(Stage.USE, "a name that no targeted release has"),
    FW105(Stage.USE, "a switch over the events with a hole"),
    FW106(Stage.USE, "a constant that some targeted release lacks"),
    FW107(Stage.USE, "a value of another type than the field"),
    FW108(Stage.USE, "a choice where nothing is missing"),

    FW110(Stage.REQUEST, "a package to test that has no bindings"),
    FW111(Stage.LAYOUT, "an example that a release can't hold"),
    FW112(Stage.LAYOUT, "the bytes of an example are wrong"),
    FW113(Stage.LAYOUT, "an example has no bytes for a release");

    /** The part of the processor that finds it. */
    public enum Stage {
        SOURCE,
        SPEC,
        LAYOUT,
        REQUEST,
        /** Flows that differ by release, and their variants. */
        FLOW,
        /** What a driver does with the generated code. */
        USE
    }

    private final Stage stage;
    private final String title;

    DiagnosticId(Stage stage, String title) {
        this.stage = stage;
        this.title = title;
    }

    /** Where it is found. */
    public Stage stage() {
        return stage;
    }

    /** One line for a table of contents; the message of a finding says what is wrong in place. */
    public String title() {
        return title;
    }

    /** The name of the page that explains it, e.g. {@code docs/diagnostics/FW062.md}. */
    public String page() {
        return "docs/diagnostics/" + name() + ".md";
    }
}
