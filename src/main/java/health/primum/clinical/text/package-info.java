/** Turns a member's free text into a management plan without losing a word of it. */
@NullMarked
package health.primum.clinical.text;

import org.jspecify.annotations.NullMarked;
