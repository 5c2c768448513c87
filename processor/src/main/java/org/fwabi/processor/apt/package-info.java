/** The run of all stages inside javac. */
@NullMarked
package org.fwabi.processor.apt;

import org.jspecify.annotations.NullMarked;
