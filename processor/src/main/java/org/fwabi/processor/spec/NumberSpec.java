package org.fwabi.processor.spec;

import org.fwabi.processor.source.SourcePos;

/**
 * A named number of one release: a function, an event, a control or a class.
 *
 * @param name the name without the prefix that the family declares for its space
 * @param value 0 to 2<sup>32</sup> - 1
 * @param at where the spec says so
 */
public record NumberSpec(String name, long value, SourcePos at) {}
