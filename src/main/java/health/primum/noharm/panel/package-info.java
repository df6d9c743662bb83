/**
 * Several judges of one evaluation: how they are opened, how far they agree, what stands of them.
 */
@NullMarked
package health.primum.noharm.panel;

import org.jspecify.annotations.NullMarked;
