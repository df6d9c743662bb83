/** Carries accepted consults out, whichever process does it and however often it dies. */
@NullMarked
package health.primum.consult.pipeline;

import org.jspecify.annotations.NullMarked;
