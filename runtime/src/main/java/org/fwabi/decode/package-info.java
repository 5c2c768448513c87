/**
 * Reads messages of any family and release from tables, at run time and by field path: for traces, for tests, and for a
 * simulated device. It derives every layout by its own reading of C's rules and shares nothing with generated code, so
 * that a mistake on one side is a failure on the other.
 */
@NullMarked
package org.fwabi.decode;

import org.jspecify.annotations.NullMarked;
