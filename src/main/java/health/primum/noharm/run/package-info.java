/** Runs the arms of an evaluation over a benchmark and keeps scored and unscored apart. */
@NullMarked
package health.primum.noharm.run;

import org.jspecify.annotations.NullMarked;
