/** Intervals for means over cases: the stratified cluster bootstrap and its percentiles. */
@NullMarked
package health.primum.noharm.stats;

import org.jspecify.annotations.NullMarked;
