/**
 * A benchmark as specialists wrote it: cases, their variants and the rated options of each case.
 */
@NullMarked
package health.primum.noharm.rubric;

import org.jspecify.annotations.NullMarked;
