/** Keeps which configurations were evaluated, as files of a home. */
@NullMarked
package health.primum.catalog.evaluations;

import org.jspecify.annotations.NullMarked;
