package org.fwabi.tools.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.fwabi.gsp.FbRegion;
import org.fwabi.gsp.GpuDescription;
import org.fwabi.gsp.ReportLine;

/** Writes boot records for machines. */
final class JsonTranscript {
    private static final JsonFactory JSON = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private JsonTranscript() {}

    /** One object: {@code booted}, {@code boots} and {@code difference}. */
    static void write(Writer out, List<BootRecord> boots, List<Underneath> underneath) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeBooleanField("booted", boots.stream().allMatch(BootRecord::booted));
            json.writeArrayFieldStart("boots");
            for (BootRecord boot : boots) {
                write(json, boot);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("underneath");
            for (Underneath release : underneath) {
                json.writeStartObject();
                json.writeStringField("release", release.release());
                json.writeNumberField("systemInfoBytes", release.systemInfoSize());
                json.writeNumberField("staticInfoBytes", release.staticInfoSize());
                json.writeNumberField("nameOffset", release.nameOffset());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write(System.lineSeparator());
        out.flush();
    }

    /** One line an entry, for {@code --trace}. */
    static void writeTrace(Writer out, List<BootRecord> boots) throws IOException {
        for (BootRecord boot : boots) {
            for (Entry entry : boot.entries()) {
                try (JsonGenerator json = JSON.createGenerator(out)) {
                    json.writeStartObject();
                    json.writeStringField("release", boot.release());
                    json.writeStringField("chip", boot.chip());
                    writeFields(json, entry);
                    json.writeEndObject();
                }
                out.write('\n');
            }
        }
        out.flush();
    }

    private static void write(JsonGenerator json, BootRecord boot) throws IOException {
        json.writeStartObject();
        json.writeStringField("release", boot.release());
        json.writeStringField("chip", boot.chip());
        json.writeStringField("image", boot.image());
        json.writeBooleanField("booted", boot.booted());
        if (boot.imageSha256().isPresent()) {
            json.writeStringField("imageSha256", boot.imageSha256().get());
        }
        if (boot.failure().isPresent()) {
            json.writeStringField("failure", boot.failure().get());
        }
        json.writeArrayFieldStart("refusals");
        for (String refusal : boot.refusals()) {
            json.writeString(refusal);
        }
        json.writeEndArray();
        if (boot.gpu().isPresent()) {
            write(json, boot.gpu().get());
        }
        write(json, boot.report());
        json.writeArrayFieldStart("transcript");
        for (Entry entry : boot.entries()) {
            json.writeStartObject();
            writeFields(json, entry);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, GpuDescription gpu) throws IOException {
        json.writeObjectFieldStart("gpu");
        json.writeStringField("name", gpu.name());
        json.writeNumberField("fbSize", gpu.fbSize());
        json.writeArrayFieldStart("regions");
        for (FbRegion region : gpu.regions()) {
            json.writeStartObject();
            json.writeNumberField("base", region.base());
            json.writeNumberField("limit", region.limit());
            json.writeNumberField("reserved", region.reserved());
            json.writeBooleanField("protected", region.isProtected());
            json.writeBooleanField("usable", region.usable());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Left out for a driver that tells nothing. */
    private static void write(JsonGenerator json, List<ReportLine> report) throws IOException {
        if (report.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("report");
        for (ReportLine line : report) {
            json.writeStartObject();
            json.writeStringField("subject", line.subject());
            json.writeStringField("text", line.text());
            json.writeBooleanField("good", line.good());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeFields(JsonGenerator json, Entry entry) throws IOException {
        switch (entry) {
            case Entry.Step(String name, String detail, long nanos) -> {
                json.writeStringField("step", name);
                json.writeStringField("detail", detail);
                json.writeNumberField("nanos", nanos);
            }
            case Entry.Message(boolean sent, String name, int number, long bytes, long sequence, String note) -> {
                json.writeStringField("message", name);
                json.writeStringField("direction", sent ? "to-gsp" : "from-gsp");
                json.writeNumberField("number", number);
                json.writeNumberField("bytes", bytes);
                json.writeNumberField("sequence", sequence);
                if (!note.isEmpty()) {
                    json.writeStringField("note", note);
                }
            }
        }
    }
}
