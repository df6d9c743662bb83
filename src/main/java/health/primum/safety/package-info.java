/** Deterministic checks of a decided plan against what a case states of its patient. */
@NullMarked
package health.primum.safety;

import org.jspecify.annotations.NullMarked;
