package health.primum.fault;

import java.util.Objects;

/**
 * One thing wrong with an input.
 *
 * @param where the file (relative to where it was looked for) or the field, e.g. {@code
 *     case.narrative}
 * @param line the 1-based line in that file, or 0 where a line means nothing
 * @param what what is wrong; never a patient's text
 * @param remedy what the reader can do about it
 */
public record Fault(String where, int line, String what, String remedy) {
  public Fault {
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(remedy, "remedy");
    if (line < 0) {
      throw new IllegalArgumentException("line " + line + " of a fault is negative");
    }
  }

  /** A fault of a field, which has no line. */
  public static Fault of(String field, String what, String remedy) {
    return new Fault(field, 0, what, remedy);
  }

  /** On one line, as compilers write it: {@code where:line: what; remedy}. */
  public String describe() {
    return where + (line > 0 ? ":" + line : "") + ": " + what + "; " + remedy;
  }
}
