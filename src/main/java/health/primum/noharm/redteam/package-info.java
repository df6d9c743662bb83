/** Tries to make an arm fail in known ways, and says how often it does. */
@NullMarked
package health.primum.noharm.redteam;

import org.jspecify.annotations.NullMarked;
