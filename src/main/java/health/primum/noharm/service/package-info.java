/** Carries evaluations out that were asked of the service, item by item, by whichever process. */
@NullMarked
package health.primum.noharm.service;

import org.jspecify.annotations.NullMarked;
