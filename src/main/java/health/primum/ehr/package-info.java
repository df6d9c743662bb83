/** CDS Hooks, FHIR and SMART; empty until the EHR interface arrives. */
@NullMarked
package health.primum.ehr;

import org.jspecify.annotations.NullMarked;
