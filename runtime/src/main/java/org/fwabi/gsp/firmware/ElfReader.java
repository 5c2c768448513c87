package org.fwabi.gsp.firmware;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sections of a 64-bit or 32-bit little-endian ELF file, by name. Nothing else of ELF is read; section names are keys
 * here, and a name that occurs twice is refused.
 *
 * <p>Source: System V ABI, chapter 4 (ELF header, section header table).
 */
final class ElfReader {
    private static final long MAGIC = 0x464c457fL;
    private static final int LITTLE_ENDIAN = 1;
    private static final int SHT_NULL = 0;
    private static final int SHT_NOBITS = 8;

    /** Where the fields are in the headers of a class; {@code wide} where addresses and sizes have eight bytes. */
    private record Shape(boolean wide, int table, int entrySize, int sectionSize, int offset, int size, int info) {
        static final Shape ELF32 = new Shape(false, 0x20, 0x2e, 40, 0x10, 0x14, 0x1c);
        static final Shape ELF64 = new Shape(true, 0x28, 0x3a, 64, 0x18, 0x20, 0x2c);

        long word(Bytes bytes, long at, String what) throws BadFirmwareException {
            return wide ? bytes.u64(at, what) : bytes.u32(at, what);
        }
    }

    /** A section: its contents, and the number that its header carries beside. */
    record Section(Bytes contents, long info) {}

    private final Map<String, Section> sections = new LinkedHashMap<>();

    private final Bytes file;

    private final Shape shape;

    /** Reads the section table of a 64-bit file. */
    ElfReader(Bytes file) throws BadFirmwareException {
        this(file, Shape.ELF64);
    }

    /** Reads the section table of a 32-bit file. */
    static ElfReader of32Bits(Bytes file) throws BadFirmwareException {
        return new ElfReader(file, Shape.ELF32);
    }

    /**
     * Reads the section table.
     *
     * @throws BadFirmwareException if the file is no such ELF file, or any section lies outside it
     */
    private ElfReader(Bytes file, Shape shape) throws BadFirmwareException {
        this.file = file;
        this.shape = shape;
        checkHeader();
        long table = shape.word(file, shape.table(), "ELF header");
        int entrySize = file.u16(shape.entrySize(), "ELF header");
        int count = file.u16(shape.entrySize() + 2, "ELF header");
        int namesIndex = file.u16(shape.entrySize() + 4, "ELF header");
        if (count == 0) {
            throw file.bad("has no sections");
        }
        if (entrySize != shape.sectionSize()) {
            throw file.bad("section headers of %d bytes, expected %d".formatted(entrySize, shape.sectionSize()));
        }
        if (namesIndex >= count) {
            throw file.bad("section %d holds the names, but there are %d".formatted(namesIndex, count));
        }
        Bytes headers = file.slice(table, (long) count * shape.sectionSize(), "section table");
        Bytes names = contents(headers, namesIndex);
        for (int i = 0; i < count; i++) {
            int type = (int) headers.u32(i * (long) shape.sectionSize() + 4, "section header");
            if (type != SHT_NULL && type != SHT_NOBITS) {
                add(names, headers, i);
            }
        }
    }

    /** A section's contents. */
    Optional<Bytes> section(String name) {
        return find(name).map(Section::contents);
    }

    /** A section. */
    Optional<Section> find(String name) {
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
        if (file.u8(4, "ELF header") != (shape.wide() ? 2 : 1) || file.u8(5, "ELF header") != LITTLE_ENDIAN) {
            throw file.bad("is not a %d-bit little-endian ELF file".formatted(shape.wide() ? 64 : 32));
        }
    }

    private void add(Bytes names, Bytes headers, int index) throws BadFirmwareException {
        long header = index * (long) shape.sectionSize();
        String name = names.string(headers.u32(header, "section header"), "name of section " + index);
        Section section = new Section(contents(headers, index), headers.u32(header + shape.info(), "section header"));
        if (sections.put(name, section) != null) {
            throw file.bad("has two sections named " + name);
        }
    }

    private Bytes contents(Bytes headers, int index) throws BadFirmwareException {
        long header = index * (long) shape.sectionSize();
        long offset = shape.word(headers, header + shape.offset(), "section header");
        long size = shape.word(headers, header + shape.size(), "section header");
        return file.slice(offset, size, "section " + index);
    }
}
