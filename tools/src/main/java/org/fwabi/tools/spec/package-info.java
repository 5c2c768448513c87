/** Subcommands that read specs, and what they share. */
@NullMarked
package org.fwabi.tools.spec;

import org.jspecify.annotations.NullMarked;
