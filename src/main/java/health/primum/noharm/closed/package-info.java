/** Evaluates systems with NOHARM v1: each grades every option of a closed list. */
@NullMarked
package health.primum.noharm.closed;

import org.jspecify.annotations.NullMarked;
