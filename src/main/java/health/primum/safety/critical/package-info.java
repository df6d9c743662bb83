/**
 * What must stand beside a drug or procedure of a plan and does not: tests beforehand, monitoring,
 * companion drugs, advice.
 */
@NullMarked
package health.primum.safety.critical;

import org.jspecify.annotations.NullMarked;
