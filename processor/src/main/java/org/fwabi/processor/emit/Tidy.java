package org.fwabi.processor.emit;

import java.util.regex.Pattern;

/** Undoes what JavaPoet spreads out: comments of one line, and fields with nothing between them but their own line. */
final class Tidy {
    private static final Pattern ONE_LINE_COMMENT =
            Pattern.compile("^( *)/\\*\\*\n *\\* ([^\n]*)\n *\\*/$", Pattern.MULTILINE);

    /** A field on one line that is no constant with a text behind it. */
    private static final Pattern BETWEEN_FIELDS = Pattern.compile(
            "^( +(?:private |static |final )*final [^\n=(]*(?:= [^\n]*)?;)\n\n"
                    + "(?=(?: +(?:private |static |final )*final [^\n=(]*(?:= [^\n]*)?;$))",
            Pattern.MULTILINE);

    private Tidy() {}

    /** The same code, closer together. */
    static String tidy(String text) {
        String comments = ONE_LINE_COMMENT.matcher(text).replaceAll("$1/** $2 */");
        return BETWEEN_FIELDS.matcher(comments).replaceAll("$1\n");
    }
}
