/** What a model is asked for when it judges: matches, overrides of matches, grades of a list. */
@NullMarked
package health.primum.agent.judging;

import org.jspecify.annotations.NullMarked;
