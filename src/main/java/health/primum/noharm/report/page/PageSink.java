package health.primum.noharm.report.page;

import health.primum.noharm.run.Evaluation;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes the page of an evaluation, {@code report.html}, beside its {@code report.json}. */
public interface PageSink {
  /**
   * Writes {@code details.json} and {@code report.html}; {@code report.json} stands there already.
   *
   * @param bands a table of published figures to show as reference; null for none
   * @throws health.primum.fault.FaultyInput when {@code bands} cannot be read
   */
  void write(Evaluation evaluation, Path folder, @Nullable Path bands) throws IOException;

  /**
   * Makes the page again from what {@link #write} left in the folder.
   *
   * @return the page
   * @throws health.primum.fault.FaultyInput when the folder does not hold an evaluation, or {@code
   *     bands} cannot be read
   */
  Path again(Path folder, @Nullable Path bands) throws IOException;

  /**
   * Sees that the table can be read, before anything is asked and paid for.
   *
   * @throws health.primum.fault.FaultyInput when not
   */
  void check(@Nullable Path bands);
}
