/** Written rules: what must be considered when a case shows certain signs, each with its source. */
@NullMarked
package health.primum.safety.checklist;

import org.jspecify.annotations.NullMarked;
