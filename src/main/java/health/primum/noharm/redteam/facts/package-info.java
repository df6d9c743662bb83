/** Finds what an answer says of a patient that the case does not. */
@NullMarked
package health.primum.noharm.redteam.facts;

import org.jspecify.annotations.NullMarked;
