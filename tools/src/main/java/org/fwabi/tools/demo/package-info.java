/** {@code fwabi demo}: boots a sample driver against the simulated GPU and tells what happened. */
@NullMarked
package org.fwabi.tools.demo;

import org.jspecify.annotations.NullMarked;
