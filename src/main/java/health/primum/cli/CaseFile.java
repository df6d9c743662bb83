package health.primum.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.fault.FaultyInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a case from a text file, or from standard input when the file is {@code -}. */
final class CaseFile {
  /** Every allowed narrative fits, in whatever script. */
  private static final int MAX_BYTES = 4 * ClinicalCase.MAX_CHARACTERS;

  private CaseFile() {}

  static ClinicalCase read(String file) {
    byte[] bytes = bytes(file);
    if (bytes.length > MAX_BYTES) {
      throw new FaultyInput(
          file, "is larger than " + MAX_BYTES + " bytes", "summarise the record before asking");
    }
    try {
      String text =
          UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().replace("\uFEFF", "");
      return ClinicalCase.of(id(file), text.strip());
    } catch (CharacterCodingException notUtf8) {
      throw new FaultyInput(file, "is not UTF-8 text", "save it as plain text in UTF-8");
    }
  }

  private static byte[] bytes(String file) {
    try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
      return in.readNBytes(MAX_BYTES + 1);
    } catch (java.nio.file.NoSuchFileException missing) {
      throw new FaultyInput(file, "does not exist", "name a text file that holds the case");
    } catch (IOException unreadable) {
      throw new FaultyInput(file, "cannot be read", "name a text file that may be read");
    }
  }

  /** The file's name without its ending, where that can be an id. */
  private static CaseId id(String file) {
    Path name = Path.of(file).getFileName();
    String stem =
        (name == null ? "" : name.toString())
            .replaceFirst("\\.[A-Za-z]{1,4}$", "")
            .replaceAll("[^A-Za-z0-9._-]", "-");
    return new CaseId(stem.matches("[A-Za-z0-9].{0,99}") ? stem : "case");
  }
}
