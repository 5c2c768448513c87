/** The generated bindings against the generic decoder, which derives every layout by code of its own. */
@NullMarked
package org.fwabi.samples.nova.differential;

import org.jspecify.annotations.NullMarked;
