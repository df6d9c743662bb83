/** The ports of the consults' journal, kept in a relational database. */
@NullMarked
package health.primum.store.journal;

import org.jspecify.annotations.NullMarked;
