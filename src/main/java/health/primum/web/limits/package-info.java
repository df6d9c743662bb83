/** Who asks over HTTP, and how often they may. */
@NullMarked
package health.primum.web.limits;

import org.jspecify.annotations.NullMarked;
