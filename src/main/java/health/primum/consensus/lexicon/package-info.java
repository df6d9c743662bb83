/**
 * The clinical words we know: what they mean, of what kind it is, and how text is cut to find it.
 */
@NullMarked
package health.primum.consensus.lexicon;

import org.jspecify.annotations.NullMarked;
