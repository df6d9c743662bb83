/** Shows how an evaluation goes. */
@NullMarked
package health.primum.cli.progress;

import org.jspecify.annotations.NullMarked;
