/**
 * Puts the text of a recommendation in plain words and takes doses, times and urgency out of it.
 */
@NullMarked
package health.primum.consensus.action.text;

import org.jspecify.annotations.NullMarked;
