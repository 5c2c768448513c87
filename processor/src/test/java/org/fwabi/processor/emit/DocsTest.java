package org.fwabi.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ends */ here",
                "ends \\u002a/ here",
                "*/*/",
                "@deprecated",
                "{@link Object}",
                "<script>",
                "a & b",
                "$T $L $$",
                "two\nlines\r\tand\u0000more",
                "}"
            })
    void nothingOfASpecEndsTheCommentOrIsMarkup(String text) {
        String comment = new Docs().quote(Optional.of(text)).build().toString();
        assertThat(comment.strip()).doesNotContain("*/", "\\", "@", "<", ">", "{", "}", "\n", "\r", "\t", "\u0000");
        assertThat(comment).doesNotContainPattern("&(?!amp;|lt;|gt;|#\\d+;)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain words, a/b * c", "$100"})
    void plainTextStays(String text) {
        assertThat(Docs.escape(text)).isEqualTo(text);
    }
}
