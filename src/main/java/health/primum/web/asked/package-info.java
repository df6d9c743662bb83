/**
 * Reads what is asked over HTTP, strictly: what cannot be taken is named, and nothing is guessed.
 */
@NullMarked
package health.primum.web.asked;

import org.jspecify.annotations.NullMarked;
