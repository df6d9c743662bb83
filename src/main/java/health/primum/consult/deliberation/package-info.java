/** Carries a consult from question to advice, step by step, by its team's protocol. */
@NullMarked
package health.primum.consult.deliberation;

import org.jspecify.annotations.NullMarked;
