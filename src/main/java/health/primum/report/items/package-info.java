/** Keeps the finished steps of an evaluation in its output folder, a line each. */
@NullMarked
package health.primum.report.items;

import org.jspecify.annotations.NullMarked;
