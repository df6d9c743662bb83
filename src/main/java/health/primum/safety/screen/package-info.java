/** Looks for instructions to a model where only words about a patient belong. */
@NullMarked
package health.primum.safety.screen;

import org.jspecify.annotations.NullMarked;
