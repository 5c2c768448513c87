package org.fwabi.decode;

/**
 * One value inside a struct: a scalar, an enum, a bitfield, or a string.
 *
 * @param path where it is, e.g. {@code fbRegionInfoParams.fbRegion[3].base}
 * @param offset in bytes from the start of the struct; of a bitfield, of its unit
 * @param size in bytes; of a bitfield, of its unit
 * @param kind its type; an enum has the unsigned type of its size
 * @param bitOffset the lowest bit of a bitfield in its unit
 * @param bits width of a bitfield; 0 if it is none
 * @param text whether this is an array of char, read as one string
 */
public record Leaf(String path, long offset, long size, ScalarKind kind, int bitOffset, int bits, boolean text) {}
