package health.primum.report.items;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.work.ItemLog;
import health.primum.noharm.work.ItemLogs;
import health.primum.noharm.work.RunHeader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code items.jsonl}: a header line, then a line a finished step. It holds answers of models,
 * never the text of a case, and only its user may read it. Locked while it is in use.
 */
public final class ItemFiles implements ItemLogs {
  public static final String NAME = "items.jsonl";

  @Override
  public ItemLog open(Path folder, RunHeader header, boolean restart, Consumer<Fault> note) {
    Path path = folder.resolve(NAME);
    RandomAccessFile file;
    try {
      if (Files.notExists(path)) {
        Files.createFile(path, forTheUserAlone());
      }
      file = new RandomAccessFile(path.toFile(), "rw");
    } catch (IOException failed) {
      throw unwritable();
    }
    try {
      lock(file);
      if (restart) {
        file.setLength(0);
      }
      return opened(file, header, note);
    } catch (IOException failed) {
      close(file);
      throw unwritable();
    } catch (FaultyInput faulty) {
      close(file);
      throw faulty;
    }
  }

  private static ItemLog opened(RandomAccessFile file, RunHeader header, Consumer<Fault> note)
      throws IOException {
    List<String> lines = whole(file, note);
    if (lines.isEmpty()) {
      var log = new ItemFile(file, List.of());
      log.write(ItemJson.header(header));
      return log;
    }
    List<String> differences = header.differences(ItemJson.header(lines.getFirst()));
    if (!differences.isEmpty()) {
      throw new FaultyInput(
          NAME,
          "is of another evaluation: " + String.join("; ", differences),
          "name another --out, or throw away what it keeps with --restart");
    }
    return new ItemFile(file, steps(lines));
  }

  private static List<ItemLog.Line> steps(List<String> lines) {
    var steps = new ArrayList<ItemLog.Line>();
    var faults = new ArrayList<Fault>();
    for (int i = 1; i < lines.size(); i++) {
      try {
        steps.add(new ItemLog.Line(i + 1, ItemJson.step(lines.get(i))));
      } catch (FaultyInput faulty) {
        for (Fault fault : faulty.faults()) {
          faults.add(
              new Fault(
                  NAME,
                  i + 1,
                  fault.where() + " " + fault.what(),
                  "remove the line, and the step is done again; or begin anew with --restart"));
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new FaultyInput(faults);
    }
    return steps;
  }

  /** Its whole lines. Half a last one, left by a process that died, is cut off. */
  private static List<String> whole(RandomAccessFile file, Consumer<Fault> note)
      throws IOException {
    byte[] bytes = new byte[Math.toIntExact(file.length())];
    file.readFully(bytes);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    List<String> lines = new String(bytes, 0, end, UTF_8).lines().toList();
    if (end < bytes.length) {
      note.accept(
          new Fault(
              NAME,
              lines.size() + 1,
              "is half a line, left by a run that was ended",
              "none is needed: it is dropped and its step done again"));
      file.setLength(end);
    }
    file.seek(end);
    return lines;
  }

  private static void lock(RandomAccessFile file) throws IOException {
    @Nullable FileLock lock;
    try {
      lock = file.getChannel().tryLock();
    } catch (OverlappingFileLockException heldHere) {
      lock = null;
    }
    if (lock == null) {
      throw new FaultyInput(
          NAME, "is in use by another run", "wait until it has ended, or name another --out");
    }
  }

  private static FileAttribute<?>[] forTheUserAlone() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static FaultyInput unwritable() {
    return new FaultyInput(
        "--out", NAME + " cannot be read or written there", "name a folder that can");
  }

  private static void close(RandomAccessFile file) {
    try {
      file.close();
    } catch (IOException left) {
      // It ends with the process.
    }
  }
}
