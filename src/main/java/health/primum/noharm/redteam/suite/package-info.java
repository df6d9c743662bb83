/** Suites that try an arm in one known way each, and how they get its answers. */
@NullMarked
package health.primum.noharm.redteam.suite;

import org.jspecify.annotations.NullMarked;
