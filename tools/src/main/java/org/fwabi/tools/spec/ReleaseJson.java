package org.fwabi.tools.spec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes releases for machines. */
record ReleaseJson(JsonGenerator json) {
    /** The field {@code releases}: an array of {@code {branch, first, last, count}}. */
    void ranges(ReleaseRanges releases) throws IOException {
        json.writeArrayFieldStart("releases");
        for (ReleaseRanges.Range range : releases.ranges()) {
            json.writeStartObject();
            json.writeStringField("branch", range.branch());
            json.writeStringField("first", range.first());
            json.writeStringField("last", range.last());
            json.writeNumberField("count", range.count());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
