/** Evaluations over HTTP: ordering, watching, reports. */
@NullMarked
package health.primum.web.evaluations;

import org.jspecify.annotations.NullMarked;
