/**
 * One consult from question to advice: the team, its protocol, the deliberation and what comes out.
 */
@NullMarked
package health.primum.consult;

import org.jspecify.annotations.NullMarked;
