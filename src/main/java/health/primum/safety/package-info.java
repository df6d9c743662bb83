/**
 * Deterministic checks on a case and a plan; empty until the guards arrive, and nothing claims
 * otherwise.
 */
@NullMarked
package health.primum.safety;

import org.jspecify.annotations.NullMarked;
