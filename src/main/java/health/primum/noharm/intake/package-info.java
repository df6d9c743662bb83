/** Takes published sets in: turns them into our own formats and says what of that is ours. */
@NullMarked
package health.primum.noharm.intake;

import org.jspecify.annotations.NullMarked;
