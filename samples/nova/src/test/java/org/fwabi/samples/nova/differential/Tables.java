package org.fwabi.samples.nova.differential;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.fwabi.decode.ReleaseTable;
import org.fwabi.decode.TableFormatException;
import org.fwabi.message.MessageType;

/** The tables that the build wrote beside the runtime's bindings, and what is to be held against them. */
final class Tables {
    private Tables() {}

    /** A table's text. */
    static String text(String release) {
        String name = release + ".fwtable";
        try (InputStream in = org.fwabi.gsp.abi.GspAbi.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError("no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names that follow a keyword at the start of a line. */
    static List<String> names(String text, String keyword) {
        return text.lines()
                .filter(line -> line.startsWith(keyword + " "))
                .map(line -> line.split(" ")[1])
                .toList();
    }

    static ReleaseTable read(String text) {
        try {
            return ReleaseTable.read(new StringReader(text), "table");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TableFormatException e) {
            throw new AssertionError(e);
        }
    }

    /** Every struct of some bindings that the table knows by name; those written in place are tested in their owners. */
    static List<Subject> subjects(Bindings bindings, ReleaseTable table) {
        List<Subject> subjects = new ArrayList<>();
        for (MessageType<?> type : bindings.structs().values()) {
            table.findStruct(type.name())
                    .ifPresent(struct -> subjects.add(new Subject(bindings, type, new Oracle(table, struct))));
        }
        return subjects;
    }
}
