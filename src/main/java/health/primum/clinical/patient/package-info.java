/** What is stated of a patient; what is not stated is unknown, never absent. */
@NullMarked
package health.primum.clinical.patient;

import org.jspecify.annotations.NullMarked;
