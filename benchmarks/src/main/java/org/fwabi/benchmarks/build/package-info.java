/** What generating and compiling bindings costs, beside the peers' tools. */
@NullMarked
package org.fwabi.benchmarks.build;

import org.jspecify.annotations.NullMarked;
