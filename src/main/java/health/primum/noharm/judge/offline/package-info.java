/** Judges that ask no model: by words and lexicon, and by an answer's own grades. */
@NullMarked
package health.primum.noharm.judge.offline;

import org.jspecify.annotations.NullMarked;
