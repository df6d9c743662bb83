/** What a page for a committee shows beyond the figures, as plain data. */
@NullMarked
package health.primum.noharm.report.page;

import org.jspecify.annotations.NullMarked;
