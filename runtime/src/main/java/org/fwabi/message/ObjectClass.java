package org.fwabi.message;

/**
 * A class of objects as one release knows it.
 *
 * @param name C name in this release
 * @param number unsigned, in this release
 * @param params layout of what creates an object
 * @param <P> the parameters; {@link Empty} where there are none
 */
public record ObjectClass<P>(String name, int number, MessageType<P> params) {}
