/** Says beforehand what an evaluation would ask and about what that would cost. */
@NullMarked
package health.primum.noharm.estimate;

import org.jspecify.annotations.NullMarked;
