/** The specs: loading, flattening, laying out and comparing releases, and the command line that does it once a process. */
@NullMarked
package org.fwabi.benchmarks.specs;

import org.jspecify.annotations.NullMarked;
