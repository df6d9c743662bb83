/** What an exploration is asked and finds, as values. */
@NullMarked
package health.primum.noharm.explore.result;

import org.jspecify.annotations.NullMarked;
