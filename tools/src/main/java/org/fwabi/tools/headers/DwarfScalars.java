package org.fwabi.tools.headers;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Base types and enums of debug information. */
final class DwarfScalars {
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(Long.SIZE);

    // Source: DWARF version 5, section 7.8, table 7.11.
    private static final int ENCODING_BOOLEAN = 0x02;
    private static final int ENCODING_FLOAT = 0x04;
    private static final int ENCODING_SIGNED = 0x05;
    private static final int ENCODING_SIGNED_CHAR = 0x06;
    private static final int ENCODING_UNSIGNED = 0x07;
    private static final int ENCODING_UNSIGNED_CHAR = 0x08;
    private static final int ENCODING_UTF = 0x10;

    private DwarfScalars() {}

    static CType base(DwarfEntry entry) throws HeaderException {
        String name = entry.name().orElse("type without a name");
        OptionalLong size = entry.number(Dwarf.AT_BYTE_SIZE);
        if (size.isEmpty() || entry.has(Dwarf.AT_BIT_SIZE)) { // such as _BitInt(24)
            return new COther(name, size);
        }
        int bytes = Math.toIntExact(size.getAsLong());
        return switch (Math.toIntExact(entry.require(Dwarf.AT_ENCODING))) {
            case ENCODING_BOOLEAN -> new CBase(name, bytes, CBase.Encoding.BOOLEAN);
            case ENCODING_FLOAT -> new CBase(name, bytes, CBase.Encoding.FLOAT);
            case ENCODING_SIGNED -> new CBase(name, bytes, CBase.Encoding.SIGNED);
            case ENCODING_SIGNED_CHAR -> new CBase(name, bytes, CBase.Encoding.SIGNED_CHAR);
            case ENCODING_UNSIGNED, ENCODING_UTF -> new CBase(name, bytes, CBase.Encoding.UNSIGNED);
            case ENCODING_UNSIGNED_CHAR -> new CBase(name, bytes, CBase.Encoding.UNSIGNED_CHAR);
            default -> new COther(name, size); // complex and decimal numbers
        };
    }

    /** @param underlying the integer type that it is stored as; {@code void} if the compiler does not say */
    static CEnum enumeration(DwarfEntry entry, CType underlying, List<String> names, COrigin origin)
            throws HeaderException {
        OptionalLong size = entry.has(Dwarf.AT_BYTE_SIZE) ? entry.number(Dwarf.AT_BYTE_SIZE) : underlying.size();
        if (size.isEmpty()) {
            throw new HeaderException("the compiler's debug information gives no size for " + entry);
        }
        boolean signed = signed(entry, underlying);
        Map<String, BigInteger> constants = new LinkedHashMap<>();
        for (DwarfEntry child : entry.children()) {
            if (child.tag() != Dwarf.TAG_ENUMERATOR) {
                throw new HeaderException("a part of " + entry + " is not understood: " + child);
            }
            constants.put(child.name().orElse(""), value(child, signed));
        }
        return new CEnum(entry.name(), names, Math.toIntExact(size.getAsLong()), signed, constants, origin);
    }

    private static boolean signed(DwarfEntry entry, CType underlying) throws HeaderException {
        if (entry.has(Dwarf.AT_ENCODING)) {
            long encoding = entry.require(Dwarf.AT_ENCODING);
            return encoding == ENCODING_SIGNED || encoding == ENCODING_SIGNED_CHAR;
        }
        if (underlying instanceof CBase base && base.encoding() != CBase.Encoding.VOID) {
            return base.encoding() == CBase.Encoding.SIGNED || base.encoding() == CBase.Encoding.SIGNED_CHAR;
        }
        throw new HeaderException("the compiler's debug information does not say whether " + entry + " has a sign");
    }

    private static BigInteger value(DwarfEntry constant, boolean signed) throws HeaderException {
        long bits = constant.require(Dwarf.AT_CONST_VALUE);
        BigInteger value = BigInteger.valueOf(bits);
        return !signed && bits < 0 && constant.form(Dwarf.AT_CONST_VALUE) != Dwarf.FORM_SDATA
                ? value.add(TWO_TO_64)
                : value;
    }
}
