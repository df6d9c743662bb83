/** Imports of published sets as benchmark folders, recordings and reference bands. */
@NullMarked
package health.primum.catalog.sets;

import org.jspecify.annotations.NullMarked;
