/** Reads what red-team suites are made from. */
@NullMarked
package health.primum.catalog.redteam;

import org.jspecify.annotations.NullMarked;
