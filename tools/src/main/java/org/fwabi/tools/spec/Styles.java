package org.fwabi.tools.spec;

/**
 * Terminal styles.
 *
 * @param colour whether to use any
 */
record Styles(boolean colour) {
    String bold(String text) {
        return style("1", text);
    }

    String dim(String text) {
        return style("2", text);
    }

    String red(String text) {
        return style("31", text);
    }

    private String style(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
