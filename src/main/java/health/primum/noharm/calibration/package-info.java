/** Measures judges against labels by physicians. */
@NullMarked
package health.primum.noharm.calibration;

import org.jspecify.annotations.NullMarked;
