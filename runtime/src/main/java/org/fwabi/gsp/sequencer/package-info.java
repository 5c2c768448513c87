/** The small programs of register accesses that GSP asks the CPU to run: parsed strictly, then run. */
@NullMarked
package org.fwabi.gsp.sequencer;

import org.jspecify.annotations.NullMarked;
