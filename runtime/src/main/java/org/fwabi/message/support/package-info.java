/**
 * What generated bindings call. Drivers use the generated classes and {@link org.fwabi.message}; nothing here is meant
 * to be called by hand.
 */
@NullMarked
package org.fwabi.message.support;

import org.jspecify.annotations.NullMarked;
