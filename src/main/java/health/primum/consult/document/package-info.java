/** Advice as plain data, in the one shape that every way out shows. */
@NullMarked
package health.primum.consult.document;

import org.jspecify.annotations.NullMarked;
