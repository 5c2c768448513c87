package org.fwabi.tools.headers;

/**
 * Where a bitfield lies.
 *
 * @param offset bits from the start of the record to its lowest bit, counted from the lowest bit of each byte
 * @param size how many bits it has
 */
public record CBits(long offset, int size) {}
