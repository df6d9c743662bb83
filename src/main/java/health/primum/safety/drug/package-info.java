/** The drugs that the guards know, read from the tables under {@code safety/}. */
@NullMarked
package health.primum.safety.drug;

import org.jspecify.annotations.NullMarked;
