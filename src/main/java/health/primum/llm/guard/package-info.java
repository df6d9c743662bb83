/** What stands between a call and its provider: retries, circuit breaker, limit, hedge, budget. */
@NullMarked
package health.primum.llm.guard;

import org.jspecify.annotations.NullMarked;
