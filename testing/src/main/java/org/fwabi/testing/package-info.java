/**
 * What generated tests of bindings are made of. A generated test class holds what the specs say, as literals; the
 * classes here hold a binding against it, and against the generic decoder.
 */
@NullMarked
package org.fwabi.testing;

import org.jspecify.annotations.NullMarked;
