/**
 * Flows that differ between releases by more than data: proves that the variants of one serve every targeted release
 * exactly once, and writes the class that picks among them. Works on names, without a compiler.
 */
@NullMarked
package org.fwabi.processor.flow;

import org.jspecify.annotations.NullMarked;
