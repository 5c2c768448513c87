/** Tests of the display operations, each on every release against the simulated GPU. */
@NullMarked
package org.fwabi.samples.tables.display;

import org.jspecify.annotations.NullMarked;
