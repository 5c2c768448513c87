package org.fwabi.processor.spec;

/** A set of numbers in which one number has at most one meaning in one release. */
public enum NumberSpace {
    FUNCTIONS("functions", "function"),
    EVENTS("events", "event"),
    CONTROLS("controls", "control"),
    CLASSES("classes", "class");

    private final String key;
    private final String noun;

    NumberSpace(String key, String noun) {
        this.key = key;
        this.noun = noun;
    }

    /** The key of this space in a spec file. */
    public String key() {
        return key;
    }

    /** What one member is called in a message to a person. */
    public String noun() {
        return noun;
    }
}
