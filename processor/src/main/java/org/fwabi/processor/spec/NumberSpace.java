package org.fwabi.processor.spec;

/** A set of numbers in which one number has at most one meaning in one release, if sometimes several names. */
public enum NumberSpace {
    FUNCTIONS("functions", "function", false),
    EVENTS("events", "event", false),
    CONTROLS("controls", "control", true),
    CLASSES("classes", "class", true);

    private final String key;
    private final String noun;
    private final boolean aliased;

    NumberSpace(String key, String noun, boolean aliased) {
        this.key = key;
        this.noun = noun;
        this.aliased = aliased;
    }

    /** The key of this space in a spec file. */
    public String key() {
        return key;
    }

    /** Whether several names of one release may share a number: headers keep the old names of controls and classes. */
    public boolean aliased() {
        return aliased;
    }

    /** What one member is called in a message to a person. */
    public String noun() {
        return noun;
    }
}
