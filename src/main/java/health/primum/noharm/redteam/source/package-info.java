/** What suites are made from, and the ports through which it is read. */
@NullMarked
package health.primum.noharm.redteam.source;

import org.jspecify.annotations.NullMarked;
