package health.primum.llm.tape;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.primum.fault.FaultyInput;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/**
 * Appends lines to a file of this process's own, which only its user may read: answers tell of
 * patients.
 */
final class TapeWriter {
  /** Not a channel: one closes for good when the thread that writes is interrupted. */
  private final OutputStream out;

  TapeWriter(Path folder, Instant now) {
    String name =
        "calls-%s-%d.jsonl"
            .formatted(now.toString().replaceAll("[:.]", "-"), ProcessHandle.current().pid());
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve(name);
      if (Files.notExists(file)) {
        Files.createFile(file, forTheUserAlone());
      }
      out = new FileOutputStream(file.toFile(), true);
    } catch (IOException | UncheckedIOException failed) {
      throw new FaultyInput("--record", folder + " cannot be written to", "name a folder that can");
    }
  }

  private static FileAttribute<?>[] forTheUserAlone() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  synchronized void write(String line) throws IOException {
    out.write((line + "\n").getBytes(UTF_8));
  }
}
