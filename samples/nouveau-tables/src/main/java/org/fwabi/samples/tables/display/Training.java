package org.fwabi.samples.tables.display;

/**
 * What training a link came to.
 *
 * @param trained whether the link is up
 * @param errors what failed, as bits: 0 lanes, 1 rate, 4 clock recovery, 5 equalization, 6 repeaters, 7 error correction,
 *     30 an argument, 31 training
 */
public record Training(boolean trained, long errors) {}
