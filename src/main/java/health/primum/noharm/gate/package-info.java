/** Decides from two evaluations whether a change did harm. */
@NullMarked
package health.primum.noharm.gate;

import org.jspecify.annotations.NullMarked;
