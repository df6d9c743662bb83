/** What is kept of evaluations that were asked of the service, so that none is paid for twice. */
@NullMarked
package health.primum.noharm.service.journal;

import org.jspecify.annotations.NullMarked;
