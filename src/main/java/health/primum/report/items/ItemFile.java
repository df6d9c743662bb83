package health.primum.report.items;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.primum.noharm.work.ItemLog;
import health.primum.noharm.work.Kept;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.util.List;

/** An open log. A line is on the disk, not only with the system, before {@link #append} returns. */
final class ItemFile implements ItemLog {
  /**
   * Not written through its channel: one closes for good when a thread that writes is interrupted.
   */
  private final RandomAccessFile file;

  private final List<Line> earlier;

  ItemFile(RandomAccessFile file, List<Line> earlier) {
    this.file = file;
    this.earlier = List.copyOf(earlier);
  }

  @Override
  public List<Line> earlier() {
    return earlier;
  }

  @Override
  public void append(Kept step) {
    write(ItemJson.step(step));
  }

  synchronized void write(String line) {
    try {
      file.write((line + "\n").getBytes(UTF_8));
      file.getFD().sync();
    } catch (IOException failed) {
      throw new UncheckedIOException(ItemFiles.NAME + " cannot be written", failed);
    }
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(ItemFiles.NAME + " cannot be closed", failed);
    }
  }
}
