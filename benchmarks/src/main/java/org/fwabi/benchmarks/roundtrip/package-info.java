/** Commands and their replies, one at a time and several at once. */
@NullMarked
package org.fwabi.benchmarks.roundtrip;

import org.jspecify.annotations.NullMarked;
