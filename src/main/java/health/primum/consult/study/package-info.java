/** What the members of a team of recorded systems contribute that the others do not. */
@NullMarked
package health.primum.consult.study;

import org.jspecify.annotations.NullMarked;
