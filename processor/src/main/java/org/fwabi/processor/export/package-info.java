/** Laid-out releases to the forms of other languages and tools. */
@NullMarked
package org.fwabi.processor.export;

import org.jspecify.annotations.NullMarked;
