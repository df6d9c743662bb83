package health.primum.noharm.redteam;

import health.primum.clinical.CaseId;
import java.util.Objects;

/**
 * Something for a person to look at.
 *
 * @param arm whose answer
 * @param text to which text
 * @param kind what was found
 * @param quote the answer's words; belongs in a file for reviewers, never in a log
 */
public record Flag(String arm, CaseId text, String kind, String quote) {
  public Flag {
    Objects.requireNonNull(arm, "arm");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(quote, "quote");
  }

  @Override
  public String toString() {
    return "Flag[" + arm + ", " + text + ", " + kind + "]";
  }
}
