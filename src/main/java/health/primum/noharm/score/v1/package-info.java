/** NOHARM v1: every option of a closed list graded appropriate or inappropriate. */
@NullMarked
package health.primum.noharm.score.v1;

import org.jspecify.annotations.NullMarked;
