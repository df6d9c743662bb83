/** The journal of evaluations, kept in a relational database. */
@NullMarked
package health.primum.store.evaluations;

import org.jspecify.annotations.NullMarked;
