/** Keeps exchanges with live models on disk, and gives them again. */
@NullMarked
package health.primum.llm.tape;

import org.jspecify.annotations.NullMarked;
