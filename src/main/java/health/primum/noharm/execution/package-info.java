/** Carries an evaluation out: answers, judges and keeps step by step, and scores what was kept. */
@NullMarked
package health.primum.noharm.execution;

import org.jspecify.annotations.NullMarked;
