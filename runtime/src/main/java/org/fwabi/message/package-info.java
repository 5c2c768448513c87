/** What generated bindings are made of, and what a driver sees of them. */
@NullMarked
package org.fwabi.message;

import org.jspecify.annotations.NullMarked;
