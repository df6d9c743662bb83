/** Keeps consult records in a relational database; empty until the journal arrives. */
@NullMarked
package health.primum.store;

import org.jspecify.annotations.NullMarked;
