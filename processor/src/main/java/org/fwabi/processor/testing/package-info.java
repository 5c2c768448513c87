/**
 * What a binding generates tests of: the specs' layouts as literals, and the examples. Takes a binding for its names alone;
 * sizes, offsets and types come from the layout stage.
 */
@NullMarked
package org.fwabi.processor.testing;

import org.jspecify.annotations.NullMarked;
