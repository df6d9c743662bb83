/**
 * Explores every ensemble that recorded votes allow, and says whether any beats its best member.
 */
@NullMarked
package health.primum.noharm.explore;

import org.jspecify.annotations.NullMarked;
