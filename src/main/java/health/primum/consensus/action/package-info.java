/** What a recommendation asks for, in parts that can be compared, and how two of them compare. */
@NullMarked
package health.primum.consensus.action;

import org.jspecify.annotations.NullMarked;
