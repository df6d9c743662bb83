/** REST for clinicians and systems: consults in, advice and problem details out. */
@NullMarked
package health.primum.web;

import org.jspecify.annotations.NullMarked;
