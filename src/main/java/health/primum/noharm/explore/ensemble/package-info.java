/** Every subset of members under every rule, counted and compared. */
@NullMarked
package health.primum.noharm.explore.ensemble;

import org.jspecify.annotations.NullMarked;
