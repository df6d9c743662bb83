/** Takes a recommendation apart into what it asks for. */
@NullMarked
package health.primum.consensus.action.text;

import org.jspecify.annotations.NullMarked;
