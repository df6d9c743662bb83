/** Votes of members on rated options, as plain values and as bits. */
@NullMarked
package health.primum.noharm.explore.table;

import org.jspecify.annotations.NullMarked;
