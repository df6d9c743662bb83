package health.primum.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists and reads files in a fixed order, turning what cannot be read into faults. */
public final class Folder {
  /** A recording of thousands of answers fits. */
  private static final long MAX_BYTES = 256L * 1024 * 1024;

  private Folder() {}

  /**
   * Regular files below a folder with one of these endings, by path; none where there is no such
   * folder.
   */
  public static List<Path> files(Path folder, int depth, Faults faults, String... endings) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(folder, depth)) {
      return found
          .filter(Files::isRegularFile)
          .filter(
              file ->
                  Stream.of(endings)
                      .anyMatch(ending -> file.getFileName().toString().endsWith(ending)))
          .sorted()
          .toList();
    } catch (IOException | java.io.UncheckedIOException unreadable) {
      faults.add(folder, 0, "cannot be listed", "check that it may be read");
      return List.of();
    }
  }

  /** A file's text with line breaks as \n; empty after a fault. */
  public static Optional<String> text(Path file, int line, Faults faults, Path namedIn) {
    try {
      if (Files.exists(file) && (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES)) {
        faults.add(file, 0, "is no file of at most " + MAX_BYTES + " bytes", "name a text file");
        return Optional.empty();
      }
      return Optional.of(Files.readString(file, UTF_8).replace("\uFEFF", "").replace("\r\n", "\n"));
    } catch (CharacterCodingException notUtf8) {
      faults.add(file, 0, "is not UTF-8 text", "save it as UTF-8");
    } catch (java.nio.file.NoSuchFileException missing) {
      faults.add(
          namedIn,
          line,
          "file " + faults.name(file) + " does not exist",
          "correct the path or add the file");
    } catch (IOException unreadable) {
      faults.add(file, 0, "cannot be read", "check that it is a file that may be read");
    }
    return Optional.empty();
  }
}
