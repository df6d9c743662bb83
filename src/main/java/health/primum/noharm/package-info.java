/** Measures advice against specialists' rubrics with NOHARM (Wu et al., arXiv 2512.01241). */
@NullMarked
package health.primum.noharm;

import org.jspecify.annotations.NullMarked;
