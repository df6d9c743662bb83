/** Decides which rubric options an answer recommends. */
@NullMarked
package health.primum.noharm.judge;

import org.jspecify.annotations.NullMarked;
