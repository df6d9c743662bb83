/** Micrometer meters and trace spans; empty until the meters of the model layer arrive. */
@NullMarked
package health.primum.telemetry;

import org.jspecify.annotations.NullMarked;
