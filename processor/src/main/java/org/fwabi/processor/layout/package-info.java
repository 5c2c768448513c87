/** Releases to sizes, alignments and offsets. */
@NullMarked
package org.fwabi.processor.layout;

import org.jspecify.annotations.NullMarked;
