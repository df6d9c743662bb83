/** Measures the production path beside named alternatives; nothing of it is in the product. */
@NullMarked
package health.primum.bench;

import org.jspecify.annotations.NullMarked;
