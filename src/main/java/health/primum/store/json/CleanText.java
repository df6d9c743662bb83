package health.primum.store.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/**
 * Text as every database takes it. PostgreSQL has no place for U+0000 nor for half a surrogate
 * pair, and a model may answer with either: each becomes U+FFFD, on every database alike.
 */
public final class CleanText extends StdSerializer<String> {
  private static final long serialVersionUID = 1L;
  private static final char REPLACEMENT = '\uFFFD';

  CleanText() {
    super(String.class);
  }

  @Override
  public void serialize(String text, JsonGenerator out, SerializerProvider any) throws IOException {
    out.writeString(clean(text));
  }

  /** The same text when nothing in it is in the way. */
  public static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isFaulty(text, i)) {
        return cleaned(text);
      }
    }
    return text;
  }

  private static String cleaned(String text) {
    var clean = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if (isFaulty(text, i)) {
        clean.setCharAt(i, REPLACEMENT);
      }
    }
    return clean.toString();
  }

  private static boolean isFaulty(String text, int i) {
    char c = text.charAt(i);
    if (!Character.isSurrogate(c)) {
      return c == 0;
    }
    return Character.isHighSurrogate(c)
        ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
        : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
  }
}
