/** Releases and a driver's request to the Java model: every name, type, presence and dispatch is decided here. */
@NullMarked
package org.fwabi.processor.binding;

import org.jspecify.annotations.NullMarked;
