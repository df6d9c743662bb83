/** The NOHARM v2 metrics of one judged answer and of one case, in both scorer revisions. */
@NullMarked
package health.primum.noharm.score;

import org.jspecify.annotations.NullMarked;
