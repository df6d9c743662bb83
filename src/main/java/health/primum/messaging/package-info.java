/** Carries messages between the parts of the service, within one process or over a broker. */
@NullMarked
package health.primum.messaging;

import org.jspecify.annotations.NullMarked;
