/** The guards' rules, each with its id, severity and source. */
@NullMarked
package health.primum.safety.rule;

import org.jspecify.annotations.NullMarked;
