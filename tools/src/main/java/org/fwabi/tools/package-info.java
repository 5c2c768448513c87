/** The {@code fwabi} command line. */
@NullMarked
package org.fwabi.tools;

import org.jspecify.annotations.NullMarked;
