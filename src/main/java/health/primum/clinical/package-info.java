/**
 * The words of a consult as values: the case, the plan, its recommendations and the harm they can
 * do.
 */
@NullMarked
package health.primum.clinical;

import org.jspecify.annotations.NullMarked;
