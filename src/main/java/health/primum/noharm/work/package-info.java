/**
 * What an evaluation has to do, item by item, and what came of it, so that nothing is done twice.
 */
@NullMarked
package health.primum.noharm.work;

import org.jspecify.annotations.NullMarked;
