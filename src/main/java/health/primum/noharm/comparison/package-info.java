/** Compares arms case by case and says what that does and does not show. */
@NullMarked
package health.primum.noharm.comparison;

import org.jspecify.annotations.NullMarked;
