/** Writes an evaluation's results as files: CSV in the kit's columns and JSON. */
@NullMarked
package health.primum.report;

import org.jspecify.annotations.NullMarked;
