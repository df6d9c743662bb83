/**
 * Keeps consults in a relational database: opening it, its schema and its pools. {@code .sql}
 * writes and reads, {@code .json} turns values into documents, {@code .journal} holds the ports.
 */
@NullMarked
package health.primum.store;

import org.jspecify.annotations.NullMarked;
