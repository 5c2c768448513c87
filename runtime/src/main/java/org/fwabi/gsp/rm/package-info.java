/**
 * Calls of the resource manager on GSP, and its objects with their lifetimes. Envelopes, their sizes and what a release
 * adds to them stay in here; a client names controls and classes by its own bindings.
 */
@NullMarked
package org.fwabi.gsp.rm;

import org.jspecify.annotations.NullMarked;
