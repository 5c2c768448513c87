/** Every field of five messages written and read, by generated bindings and by their peers. */
@NullMarked
package org.fwabi.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
