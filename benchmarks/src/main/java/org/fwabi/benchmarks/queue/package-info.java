/** Messages through the rings, beside C and Agrona. */
@NullMarked
package org.fwabi.benchmarks.queue;

import org.jspecify.annotations.NullMarked;
