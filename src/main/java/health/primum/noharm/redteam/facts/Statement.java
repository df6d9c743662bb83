package health.primum.noharm.redteam.facts;

import java.util.Objects;

/**
 * Something in an answer that the case does not say.
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
    AGE,
    /** How long something has lasted. */
    DURATION,
    /**
     * A value that the case lacks, in a limit, a condition or general knowledge: mostly harmless.
     */
    UNSUPPORTED
  }

  /** Whether it is said of the patient, as far as patterns can tell. */
  public boolean isOfPatient() {
    return kind != Kind.UNSUPPORTED;
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
