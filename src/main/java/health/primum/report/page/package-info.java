/** Writes an evaluation as one page that opens anywhere. */
@NullMarked
package health.primum.report.page;

import org.jspecify.annotations.NullMarked;
