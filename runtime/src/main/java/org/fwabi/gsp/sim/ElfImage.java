package org.fwabi.gsp.sim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes an ELF64 file that has nothing but named sections, as a GSP image is. */
final class ElfImage {
    private static final int HEADER = 64;
    private static final int SECTION_HEADER = 64;
    private static final int SECTION_ALIGN = 64;
    private static final int PROGBITS = 1;
    private static final int STRTAB = 3;
    private static final int RISCV = 0xf3;

    private ElfImage() {}

    static byte[] of(Map<String, byte[]> sections) {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        names.write(0);
        int count = sections.size() + 2;
        int table = HEADER;
        int at = Bytes.alignUp(table + count * SECTION_HEADER, SECTION_ALIGN);
        int total = at;
        for (byte[] section : sections.values()) {
            total = Bytes.alignUp(total + section.length, SECTION_ALIGN);
        }
        int nameBytes = 1 + ".shstrtab".length() + 1;
        for (String name : sections.keySet()) {
            nameBytes += name.length() + 1;
        }
        byte[] file = new byte[total + nameBytes];
        header(file, table, count);
        int index = 1;
        for (Map.Entry<String, byte[]> section : sections.entrySet()) {
            byte[] contents = section.getValue();
            Bytes.put(file, at, contents);
            section(file, table + SECTION_HEADER * index, names.size(), PROGBITS, at, contents.length);
            names.writeBytes(section.getKey().getBytes(StandardCharsets.US_ASCII));
            names.write(0);
            at = Bytes.alignUp(at + contents.length, SECTION_ALIGN);
            index++;
        }
        int own = names.size();
        names.writeBytes(".shstrtab".getBytes(StandardCharsets.US_ASCII));
        names.write(0);
        section(file, table + SECTION_HEADER * index, own, STRTAB, total, nameBytes);
        Bytes.put(file, total, names.toByteArray());
        return file;
    }

    private static void header(byte[] file, int table, int count) {
        Bytes.put(file, 0, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        Bytes.put16(file, 16, 1);
        Bytes.put16(file, 18, RISCV);
        Bytes.put32(file, 20, 1);
        Bytes.put64(file, 40, table);
        Bytes.put16(file, 52, HEADER);
        Bytes.put16(file, 58, SECTION_HEADER);
        Bytes.put16(file, 60, count);
        Bytes.put16(file, 62, count - 1);
    }

    private static void section(byte[] file, int at, int name, int type, int offset, int size) {
        Bytes.put32(file, at, name);
        Bytes.put32(file, at + 4, type);
        Bytes.put64(file, at + 24, offset);
        Bytes.put64(file, at + 32, size);
        Bytes.put64(file, at + 48, 1);
    }
}
