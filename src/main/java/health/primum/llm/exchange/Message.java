package health.primum.llm.exchange;

import java.util.Objects;

/** A part of a conversation; {@code toString} keeps its text to itself. */
public record Message(Speaker speaker, String text) {
  /** Who says it. */
  public enum Speaker {
    SYSTEM,
    USER,
    MODEL
  }

  public Message {
    Objects.requireNonNull(speaker, "speaker");
    Objects.requireNonNull(text, "text");
  }

  @Override
  public String toString() {
    return speaker + "[" + text.length() + " characters]";
  }
}
