package health.primum.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.primum.fault.FaultyInput;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads a text file of one entry a line. */
final class LinesFile {
  private static final long MAX_BYTES = 50_000_000;

  private LinesFile() {}

  /** All lines, blank ones included, so that their numbers are those of the file. */
  static List<String> read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new FaultyInput(
            file.toString(), "is larger than " + MAX_BYTES + " bytes", "split the file");
      }
      return Files.readString(file, UTF_8).replace("\uFEFF", "").lines().toList();
    } catch (NoSuchFileException missing) {
      throw new FaultyInput(file.toString(), "does not exist", "name a text file");
    } catch (CharacterCodingException notUtf8) {
      throw new FaultyInput(file.toString(), "is not UTF-8 text", "save it as plain text in UTF-8");
    } catch (IOException unreadable) {
      throw new FaultyInput(file.toString(), "cannot be read", "name a text file that may be read");
    }
  }
}
