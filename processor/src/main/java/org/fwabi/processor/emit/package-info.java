/** The Java model to source text, through JavaPoet. Nothing is decided here. */
@NullMarked
package org.fwabi.processor.emit;

import org.jspecify.annotations.NullMarked;
