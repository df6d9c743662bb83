/** Reads tables of options and votes, and published sets that can be turned into such. */
@NullMarked
package health.primum.catalog.votes;

import org.jspecify.annotations.NullMarked;
