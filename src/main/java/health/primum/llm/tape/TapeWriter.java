package health.primum.llm.tape;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.primum.fault.FaultyInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;

/**
 * Appends lines to a file of this process's own, which only its user may read: answers tell of
 * patients.
 */
final class TapeWriter {
  private final FileChannel channel;

  TapeWriter(Path folder, Instant now) {
    String name =
        "calls-%s-%d.jsonl"
            .formatted(now.toString().replaceAll("[:.]", "-"), ProcessHandle.current().pid());
    try {
      Files.createDirectories(folder);
      channel =
          FileChannel.open(
              folder.resolve(name),
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
              forTheUserAlone());
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
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
