/** The checksum over an element, beside C. */
@NullMarked
package org.fwabi.benchmarks.checksum;

import org.jspecify.annotations.NullMarked;
