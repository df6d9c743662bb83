/** What is kept of consults so that none is lost and none is paid for twice. */
@NullMarked
package health.primum.consult.journal;

import org.jspecify.annotations.NullMarked;
