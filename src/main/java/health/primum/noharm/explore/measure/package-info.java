/** The NOHARM v1 metrics of closed-list answers: counts by case, and formulas over them. */
@NullMarked
package health.primum.noharm.explore.measure;

import org.jspecify.annotations.NullMarked;
