/** Brings models' answers into shape: schemas, tolerant reading, one repair. */
@NullMarked
package health.primum.llm.answer;

import org.jspecify.annotations.NullMarked;
