/** Which drugs a plan gives and which it stops. */
@NullMarked
package health.primum.safety.plan;

import org.jspecify.annotations.NullMarked;
