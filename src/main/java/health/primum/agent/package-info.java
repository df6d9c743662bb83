/** A team member: what it is, what it answers, and the port through which its model is called. */
@NullMarked
package health.primum.agent;

import org.jspecify.annotations.NullMarked;
