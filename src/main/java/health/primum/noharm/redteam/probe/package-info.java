/** Changes made to a case: hostile instructions, swapped sex, planted identifiers. */
@NullMarked
package health.primum.noharm.redteam.probe;

import org.jspecify.annotations.NullMarked;
