package org.fwabi.gsp.firmware;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sections of a 64-bit little-endian ELF file, by name. Nothing else of ELF is read; section names are keys here, and
 * a name that occurs twice is refused.
 *
 * <p>Source: System V ABI, chapter 4 (ELF header, section header table).
 */
final class ElfReader {
    private static final long MAGIC = 0x464c457fL;
    private static final int CLASS_64 = 2;
    private static final int LITTLE_ENDIAN = 1;
    private static final int SECTION_HEADER_SIZE = 64;
    private static final int SHT_NULL = 0;
    private static final int SHT_NOBITS = 8;

    private final Map<String, Bytes> sections = new LinkedHashMap<>();

    private final Bytes file;

    /**
     * Reads the section table.
     *
     * @throws BadFirmwareException if the file is no such ELF file, or any section lies outside it
     */
    ElfReader(Bytes file) throws BadFirmwareException {
        this.file = file;
        checkHeader();
        long table = file.u64(0x28, "ELF header");
        int entrySize = file.u16(0x3a, "ELF header");
        int count = file.u16(0x3c, "ELF header");
        int namesIndex = file.u16(0x3e, "ELF header");
        if (count == 0) {
            throw file.bad("has no sections");
        }
        if (entrySize != SECTION_HEADER_SIZE) {
            throw file.bad("section headers of %d bytes, expected %d".formatted(entrySize, SECTION_HEADER_SIZE));
        }
        if (namesIndex >= count) {
            throw file.bad("section %d holds the names, but there are %d".formatted(namesIndex, count));
        }
        Bytes headers = file.slice(table, (long) count * SECTION_HEADER_SIZE, "section table");
        Bytes names = contents(headers, namesIndex);
        for (int i = 0; i < count; i++) {
            int type = (int) headers.u32(i * (long) SECTION_HEADER_SIZE + 4, "section header");
            if (type != SHT_NULL && type != SHT_NOBITS) {
                add(names, headers, i);
            }
        }
    }

    /** A section's contents. */
    Optional<Bytes> section(String name) {
        return Optional.ofNullable(sections.get(name));
    }

    /** Names of all sections that have contents, in the file's order. */
    Iterable<String> names() {
        return sections.keySet();
    }

    private void checkHeader() throws BadFirmwareException {
        if (file.u32(0, "ELF header") != MAGIC) {
            throw file.bad("is not an ELF file");
        }
        if (file.u8(4, "ELF header") != CLASS_64 || file.u8(5, "ELF header") != LITTLE_ENDIAN) {
            throw file.bad("is not a 64-bit little-endian ELF file");
        }
    }

    private void add(Bytes names, Bytes headers, int index) throws BadFirmwareException {
        long nameOffset = headers.u32(index * (long) SECTION_HEADER_SIZE, "section header");
        String name = names.string(nameOffset, "name of section " + index);
        if (sections.put(name, contents(headers, index)) != null) {
            throw file.bad("has two sections named " + name);
        }
    }

    private Bytes contents(Bytes headers, int index) throws BadFirmwareException {
        long header = index * (long) SECTION_HEADER_SIZE;
        long offset = headers.u64(header + 0x18, "section header");
        long size = headers.u64(header + 0x20, "section header");
        return file.slice(offset, size, "section " + index);
    }
}
