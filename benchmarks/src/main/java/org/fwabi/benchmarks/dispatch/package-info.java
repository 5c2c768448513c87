/** Messages of several releases at one call site, by layouts that are data and by a class a release. */
@NullMarked
package org.fwabi.benchmarks.dispatch;

import org.jspecify.annotations.NullMarked;
