/** Wires everything, holds the configuration mappings and checks them at start-up. */
@NullMarked
package health.primum.app;

import org.jspecify.annotations.NullMarked;
