/** What is wrong with an input, where, and how to mend it. */
@NullMarked
package health.primum.fault;

import org.jspecify.annotations.NullMarked;
