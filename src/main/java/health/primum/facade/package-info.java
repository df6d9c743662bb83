/** The ensemble offered as a model to other systems; empty until the facade arrives. */
@NullMarked
package health.primum.facade;

import org.jspecify.annotations.NullMarked;
