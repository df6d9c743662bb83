/**
 * What a case states of its patient, as far as the guards ask; what it does not state is unknown.
 */
@NullMarked
package health.primum.safety.patient;

import org.jspecify.annotations.NullMarked;
