/** How a driver asks for bindings. */
@NullMarked
package org.fwabi.annotation;

import org.jspecify.annotations.NullMarked;
