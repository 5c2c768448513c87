/** The chips that the driver knows, how they are told apart, and their registers. */
@NullMarked
package org.fwabi.gsp.chip;

import org.jspecify.annotations.NullMarked;
