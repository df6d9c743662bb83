/**
 * How several proposals become decisions: pooling, rules and the ledger that accounts for every
 * candidate.
 */
@NullMarked
package health.primum.consensus;

import org.jspecify.annotations.NullMarked;
