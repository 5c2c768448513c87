package org.fwabi.tools.headers;

import java.nio.ByteBuffer;
import java.util.Optional;

/** One unit of {@code .debug_info}: its sizes, and how the values of its entries are read. */
final class DwarfUnit {
    /** The sections that entries refer to. */
    record Sections(ByteBuffer info, ByteBuffer str, ByteBuffer lineStr, ByteBuffer strOffsets) {
        static Sections of(ElfFile file) throws HeaderException {
            return new Sections(
                    file.section(".debug_info"),
                    file.section(".debug_str"),
                    file.section(".debug_line_str"),
                    file.section(".debug_str_offsets"));
        }
    }

    private final Sections sections;
    private final long start;
    private final int offsetBytes;
    private final int addressBytes;
    private long strOffsetsBase;

    /**
     * @param start of the unit in its section, which references count from
     * @param offsetBytes 4 in DWARF's 32-bit format, 8 in its 64-bit format
     * @param addressBytes of the machine
     */
    DwarfUnit(Sections sections, long start, int offsetBytes, int addressBytes) {
        this.sections = sections;
        this.start = start;
        this.offsetBytes = offsetBytes;
        this.addressBytes = addressBytes;
        strOffsetsBase = 2L * offsetBytes; // behind the header of the only table
    }

    int addressBytes() {
        return addressBytes;
    }

    /** Set once the unit's root is known, before any text is asked for. */
    void strOffsetsBase(long base) {
        strOffsetsBase = base;
    }

    /**
     * Reads one value and moves past it. Text and blocks give where they are, all else the value: unsigned, unless the
     * form has a sign.
     */
    long read(DwarfCursor cursor, int form, long implicit) throws HeaderException {
        return switch (form) {
            case Dwarf.FORM_IMPLICIT_CONST -> implicit;
            case Dwarf.FORM_FLAG_PRESENT -> 1;
            case Dwarf.FORM_DATA1, Dwarf.FORM_REF1, Dwarf.FORM_FLAG, Dwarf.FORM_STRX1, Dwarf.FORM_ADDRX1 -> cursor.u8();
            case Dwarf.FORM_DATA2, Dwarf.FORM_REF2, Dwarf.FORM_STRX2, Dwarf.FORM_ADDRX2 -> cursor.unsigned(2);
            case Dwarf.FORM_STRX3, Dwarf.FORM_ADDRX3 -> cursor.unsigned(3);
            case Dwarf.FORM_DATA4, Dwarf.FORM_REF4, Dwarf.FORM_STRX4, Dwarf.FORM_ADDRX4 -> cursor.unsigned(4);
            case Dwarf.FORM_DATA8, Dwarf.FORM_REF8, Dwarf.FORM_REF_SIG8 -> cursor.unsigned(8);
            case Dwarf.FORM_UDATA,
                    Dwarf.FORM_REF_UDATA,
                    Dwarf.FORM_STRX,
                    Dwarf.FORM_ADDRX,
                    Dwarf.FORM_LOCLISTX,
                    Dwarf.FORM_RNGLISTX -> cursor.uleb();
            case Dwarf.FORM_SDATA -> cursor.sleb();
            case Dwarf.FORM_ADDR -> cursor.unsigned(addressBytes);
            case Dwarf.FORM_STRP, Dwarf.FORM_LINE_STRP, Dwarf.FORM_SEC_OFFSET, Dwarf.FORM_REF_ADDR ->
                cursor.unsigned(offsetBytes);
            case Dwarf.FORM_STRING -> {
                int at = cursor.position();
                cursor.text();
                yield at;
            }
            case Dwarf.FORM_DATA16 -> skip(cursor, 16);
            case Dwarf.FORM_BLOCK1 -> skip(cursor, cursor.u8());
            case Dwarf.FORM_BLOCK2 -> skip(cursor, cursor.u16());
            case Dwarf.FORM_BLOCK4 -> skip(cursor, cursor.unsigned(4));
            case Dwarf.FORM_BLOCK, Dwarf.FORM_EXPRLOC -> skip(cursor, cursor.uleb());
            default ->
                throw new HeaderException(
                        "the compiler's debug information uses form 0x%x, which is not understood".formatted(form));
        };
    }

    private static long skip(DwarfCursor cursor, long bytes) {
        int at = cursor.position();
        cursor.skip(bytes);
        return at;
    }

    /** Whether values of this form are numbers known now, as opposed to addresses, blocks or references. */
    static boolean constant(int form) {
        return switch (form) {
            case Dwarf.FORM_DATA1,
                    Dwarf.FORM_DATA2,
                    Dwarf.FORM_DATA4,
                    Dwarf.FORM_DATA8,
                    Dwarf.FORM_SDATA,
                    Dwarf.FORM_UDATA,
                    Dwarf.FORM_IMPLICIT_CONST,
                    Dwarf.FORM_FLAG,
                    Dwarf.FORM_FLAG_PRESENT,
                    Dwarf.FORM_SEC_OFFSET -> true;
            default -> false;
        };
    }

    /** The text that a value read with {@link #read} stands for; empty if the form is none of text. */
    Optional<String> text(int form, long value) {
        return switch (form) {
            case Dwarf.FORM_STRING -> Optional.of(new DwarfCursor(sections.info(), value).text());
            case Dwarf.FORM_STRP -> Optional.of(new DwarfCursor(sections.str(), value).text());
            case Dwarf.FORM_LINE_STRP -> Optional.of(new DwarfCursor(sections.lineStr(), value).text());
            case Dwarf.FORM_STRX, Dwarf.FORM_STRX1, Dwarf.FORM_STRX2, Dwarf.FORM_STRX3, Dwarf.FORM_STRX4 -> {
                long slot = strOffsetsBase + value * offsetBytes;
                long at = new DwarfCursor(sections.strOffsets(), slot).unsigned(offsetBytes);
                yield Optional.of(new DwarfCursor(sections.str(), at).text());
            }
            default -> Optional.empty();
        };
    }

    /** The place in the section that a reference leads to; empty if the form is none of a reference within the file. */
    Optional<Long> reference(int form, long value) {
        return switch (form) {
            case Dwarf.FORM_REF1, Dwarf.FORM_REF2, Dwarf.FORM_REF4, Dwarf.FORM_REF8, Dwarf.FORM_REF_UDATA ->
                Optional.of(start + value);
            case Dwarf.FORM_REF_ADDR -> Optional.of(value);
            default -> Optional.empty();
        };
    }
}
