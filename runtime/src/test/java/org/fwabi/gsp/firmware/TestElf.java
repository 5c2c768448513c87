package org.fwabi.gsp.firmware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes small ELF files of the form of GSP images. */
public final class TestElf {
    private final Map<String, byte[]> sections = new LinkedHashMap<>();

    /** A file with a section more. */
    public TestElf with(String name, byte[] contents) {
        sections.put(name, contents);
        return this;
    }

    /** A file with a section more. */
    public TestElf with(String name, String contents) {
        return with(name, (contents + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    /** The file: header, contents, names, section headers; section 0 is the empty one, the names are the last. */
    public byte[] bytes() {
        StringBuilder names = new StringBuilder("\0");
        int contents = sections.values().stream().mapToInt(c -> c.length).sum();
        for (String name : sections.keySet()) {
            names.append(name).append('\0');
        }
        int namesAt = 64 + contents;
        int count = sections.size() + 2;
        String all = names.append(".shstrtab\0").toString();
        ByteBuffer file =
                ByteBuffer.allocate(namesAt + all.length() + 64 * count).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        file.putLong(0x28, namesAt + all.length());
        file.putShort(0x3a, (short) 64).putShort(0x3c, (short) count).putShort(0x3e, (short) (count - 1));
        int at = 64;
        int header = namesAt + all.length() + 64;
        for (Map.Entry<String, byte[]> section : sections.entrySet()) {
            section(file, header, all.indexOf("\0" + section.getKey() + "\0") + 1, 1, at, section.getValue().length);
            file.put(at, section.getValue());
            at += section.getValue().length;
            header += 64;
        }
        section(file, header, all.indexOf("\0.shstrtab\0") + 1, 3, namesAt, all.length());
        file.put(namesAt, all.getBytes(StandardCharsets.US_ASCII));
        return file.array();
    }

    private static void section(ByteBuffer file, int header, int name, int type, long offset, long size) {
        file.putInt(header, name).putInt(header + 4, type);
        file.putLong(header + 0x18, offset).putLong(header + 0x20, size);
    }
}
