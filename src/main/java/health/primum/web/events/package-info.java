/** What happens to a consult, as a stream of server-sent events. */
@NullMarked
package health.primum.web.events;

import org.jspecify.annotations.NullMarked;
