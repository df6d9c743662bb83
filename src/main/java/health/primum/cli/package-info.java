/** The command line: serve, validate, consult and evaluate. */
@NullMarked
package health.primum.cli;

import org.jspecify.annotations.NullMarked;
