/**
 * What a client of the GSP driver sees: the same in every firmware release. What it is made of lies in the packages
 * below; a client needs {@code queue} and {@code boot} of them, and bindings of its own.
 */
@NullMarked
package org.fwabi.gsp;

import org.jspecify.annotations.NullMarked;
