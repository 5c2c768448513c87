/** What adding a release would break in a driver: its sources are compiled with and without it. */
@NullMarked
package org.fwabi.tools.impact;

import org.jspecify.annotations.NullMarked;
