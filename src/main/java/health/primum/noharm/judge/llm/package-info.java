/** Asks models which options an answer recommends: a match, then a review of the match. */
@NullMarked
package health.primum.noharm.judge.llm;

import org.jspecify.annotations.NullMarked;
