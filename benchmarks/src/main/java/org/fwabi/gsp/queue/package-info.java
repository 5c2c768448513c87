/** The part of the benchmarks that needs classes of the queue which are its own. */
@NullMarked
package org.fwabi.gsp.queue;

import org.jspecify.annotations.NullMarked;
