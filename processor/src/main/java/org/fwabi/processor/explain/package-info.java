/**
 * Says in the words of the specs why a driver's line does not compile: which release lacks the field or the message, and
 * what to write instead. Works on names, without a compiler; what it does not know for sure it does not say.
 */
@NullMarked
package org.fwabi.processor.explain;

import org.jspecify.annotations.NullMarked;
