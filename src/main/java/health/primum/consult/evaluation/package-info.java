/** Whether a team's very configuration was evaluated, and by which report. */
@NullMarked
package health.primum.consult.evaluation;

import org.jspecify.annotations.NullMarked;
