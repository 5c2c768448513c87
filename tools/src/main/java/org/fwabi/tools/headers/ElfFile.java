package org.fwabi.tools.headers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sections of a relocatable object: ELF, 64 bits, little-endian, as the compilers of today's Linux machines write.
 *
 * <p>In such an object a reference from one section into another is 0 with a relocation beside it. {@link #section}
 * applies those, so that what it gives reads as if it were linked with every section at address 0.
 *
 * <p>Source: System V ABI, chapter "Object Files"; its supplements for x86-64 and AArch64 for the relocation types.
 */
final class ElfFile {
    private static final int SECTION_HEADER_BYTES = 64;
    private static final int SYMBOL_BYTES = 24;
    private static final int RELOCATION_BYTES = 24;
    private static final int TYPE_RELA = 4;
    private static final int TYPE_REL = 9;
    private static final int FLAG_COMPRESSED = 0x800;
    private static final int INDEX_ELSEWHERE = 0xffff;
    private static final int MACHINE_X86_64 = 62;
    private static final int MACHINE_AARCH64 = 183;

    private record Section(int index, String name, int type, long flags, int offset, int bytes, int link, int info) {}

    private final ByteBuffer file;
    private final int machine;
    private final Map<Integer, Section> byIndex = new LinkedHashMap<>();
    private final Map<String, Section> byName = new LinkedHashMap<>();

    /** Reads {@code path} whole; objects of a few megabytes are what it is for. */
    static ElfFile read(Path path) throws HeaderException {
        try {
            return new ElfFile(ByteBuffer.wrap(Files.readAllBytes(path)));
        } catch (IOException e) {
            throw new HeaderException("the compiler's object file cannot be read: " + e, e);
        } catch (IndexOutOfBoundsException e) {
            throw new HeaderException("the compiler's object file is cut short", e);
        }
    }

    ElfFile(ByteBuffer bytes) throws HeaderException {
        file = bytes.order(ByteOrder.LITTLE_ENDIAN);
        if (file.limit() < SECTION_HEADER_BYTES || Integer.reverseBytes(file.getInt(0)) != 0x7f454c46) {
            throw new HeaderException("the compiler writes no ELF objects; one for a Linux machine is needed");
        }
        if (file.get(4) != 2 || file.get(5) != 1) {
            throw new HeaderException(
                    "the compiler is for a 32-bit or big-endian machine; one for a 64-bit little-endian machine is needed");
        }
        machine = file.getShort(18);
        readSections();
    }

    private void readSections() {
        int table = Math.toIntExact(file.getLong(40));
        int count = file.getShort(60) & 0xffff;
        int names = file.getShort(62) & 0xffff;
        if (count == 0) { // more sections than 16 bits count: section 0 holds the number
            count = Math.toIntExact(file.getLong(table + 32));
        }
        if (names == INDEX_ELSEWHERE) {
            names = file.getInt(table + 40);
        }
        int nameTable = Math.toIntExact(file.getLong(table + names * SECTION_HEADER_BYTES + 24));
        for (int i = 1; i < count; i++) {
            int at = table + i * SECTION_HEADER_BYTES;
            Section section = new Section(
                    i,
                    new DwarfCursor(file, nameTable + file.getInt(at)).text(),
                    file.getInt(at + 4),
                    file.getLong(at + 8),
                    Math.toIntExact(file.getLong(at + 24)),
                    Math.toIntExact(file.getLong(at + 32)),
                    file.getInt(at + 40),
                    file.getInt(at + 44));
            byIndex.put(i, section);
            byName.putIfAbsent(section.name, section);
        }
    }

    /** A copy of the section {@code name}, relocated; empty if there is none. */
    ByteBuffer section(String name) throws HeaderException {
        Section section = byName.get(name);
        if (section == null) {
            return ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN);
        }
        if ((section.flags & FLAG_COMPRESSED) != 0) {
            throw new HeaderException("the compiler compresses its debug information; turn that off (-gz=none)");
        }
        byte[] bytes = new byte[section.bytes];
        file.get(section.offset, bytes);
        ByteBuffer copy = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (Section other : byIndex.values()) {
            if (other.info == section.index && other.type == TYPE_RELA) {
                relocate(copy, other);
            } else if (other.info == section.index && other.type == TYPE_REL) {
                throw new HeaderException("relocations without addends in " + other.name + " are not understood");
            }
        }
        return copy;
    }

    private void relocate(ByteBuffer target, Section relocations) throws HeaderException {
        Section symbols = byIndex.get(relocations.link);
        if (symbols == null) {
            throw new HeaderException("the compiler's object file has no symbols for " + relocations.name);
        }
        for (int i = 0; i + RELOCATION_BYTES <= relocations.bytes; i += RELOCATION_BYTES) {
            int at = relocations.offset + i;
            int symbol = file.getInt(at + 12);
            long value = file.getLong(symbols.offset + symbol * SYMBOL_BYTES + 8) + file.getLong(at + 16);
            int place = Math.toIntExact(file.getLong(at));
            switch (width(file.getInt(at + 8))) {
                case 4 -> target.putInt(place, (int) value);
                case 8 -> target.putLong(place, value);
                default -> {}
            }
        }
    }

    /** Bytes that a relocation of this type writes: absolute ones are all that debug information needs. */
    private int width(int type) throws HeaderException {
        int width = type == 0
                ? 0
                : switch (machine) {
                    case MACHINE_X86_64 ->
                        switch (type) {
                            case 1 -> 8; // R_X86_64_64
                            case 10, 11 -> 4; // R_X86_64_32, R_X86_64_32S
                            default -> -1;
                        };
                    case MACHINE_AARCH64 ->
                        switch (type) {
                            case 257 -> 8; // R_AARCH64_ABS64
                            case 258 -> 4; // R_AARCH64_ABS32
                            default -> -1;
                        };
                    default -> -1;
                };
        if (width < 0) {
            throw new HeaderException("relocation type " + type + " of ELF machine " + machine
                    + " is not understood; use a compiler for x86-64 or AArch64");
        }
        return width;
    }
}
