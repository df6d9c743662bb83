/**
 * Consult and evaluation work over SmallRye Reactive Messaging; empty until the pipeline arrives.
 */
@NullMarked
package health.primum.messaging;

import org.jspecify.annotations.NullMarked;
