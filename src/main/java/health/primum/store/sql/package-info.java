/** Writes in groups and in order, by one thread; reads beside it. */
@NullMarked
package health.primum.store.sql;

import org.jspecify.annotations.NullMarked;
