/** What an evaluation reports, as plain data. */
@NullMarked
package health.primum.noharm.report;

import org.jspecify.annotations.NullMarked;
