/**
 * The packaged service from outside: killed, cut off and overloaded, and whether it keeps its word.
 */
@NullMarked
package health.primum.durability;

import org.jspecify.annotations.NullMarked;
