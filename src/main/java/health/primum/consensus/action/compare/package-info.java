/** Compares what two recommendations ask for. */
@NullMarked
package health.primum.consensus.action.compare;

import org.jspecify.annotations.NullMarked;
