package health.primum.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The pages of evaluations. */
public final class Pages {
  private Pages() {}

  /** A page without the line that says when it was made, which no two runs share. */
  public static String undated(Path page) throws IOException {
    return Files.readString(page).replaceFirst("Page made [^<]*<", "<");
  }
}
