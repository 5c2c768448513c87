/** What a run gave, judged against its targets and written as a table and a chart. */
@NullMarked
package org.fwabi.benchmarks.report;

import org.jspecify.annotations.NullMarked;
