/** One exchange with a live model, and the shape that everything around it shares. */
@NullMarked
package health.primum.llm.exchange;

import org.jspecify.annotations.NullMarked;
