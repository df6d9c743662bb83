package health.primum.noharm.redteam.facts;

import java.util.Objects;

/**
 * Something said of the patient that the case does not say.
 *
 * @param quote the sentence it stands in
 */
public record Statement(Kind kind, String quote) {
  /** What it is about. */
  public enum Kind {
    /** A drug that the patient is said to take. */
    MEDICATION,
    /** A vital sign or laboratory value. */
    VALUE,
    /** An age. */
    AGE
  }

  public Statement {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(quote, "quote");
  }

  @Override
  public String toString() {
    return "Statement[" + kind + "]";
  }
}
