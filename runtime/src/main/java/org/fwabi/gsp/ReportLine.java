package org.fwabi.gsp;

/**
 * Something that a driver found out about its GPU, for a person to read.
 *
 * @param subject what it is about, in a word or two
 * @param text what was found, or why nothing was
 * @param good false if it could not be found out
 */
public record ReportLine(String subject, String text, boolean good) {
    /** A finding. */
    public static ReportLine of(String subject, String text) {
        return new ReportLine(subject, text, true);
    }

    /** What kept the driver from finding out. */
    public static ReportLine failed(String subject, String why) {
        return new ReportLine(subject, why, false);
    }
}
