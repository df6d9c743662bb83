/** Values as JSON documents of the journal; what is written is read back as it was. */
@NullMarked
package health.primum.store.json;

import org.jspecify.annotations.NullMarked;
