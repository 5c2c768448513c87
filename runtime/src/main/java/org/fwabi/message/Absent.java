package org.fwabi.message;

/** What happens when a field is written that the release in use does not have. The driver's author must say. */
public enum Absent {
    /** The value is dropped; the release in use has no place for it and works without. */
    SKIP,
    /** The write fails with {@link AbsentFieldException}: a driver that needs the field can't use this release. */
    REFUSE,
    /**
     * The value is dropped if it is what a new message holds in this field: the preset of the specs, or zero where there
     * is none. Any other value is refused.
     */
    PRESET
}
