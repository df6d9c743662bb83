/** Takes a recommendation apart: its act, its subjects, where, when and how. */
@NullMarked
package health.primum.consensus.action.parts;

import org.jspecify.annotations.NullMarked;
