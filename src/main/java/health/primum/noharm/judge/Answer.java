package health.primum.noharm.judge;

import health.primum.clinical.CaseId;
import java.util.Objects;

/**
 * What an arm answered to a variant.
 *
 * @param arm whose answer
 * @param variant to which text
 * @param trial which repeat, from 1
 * @param text not blank
 */
public record Answer(String arm, CaseId variant, int trial, String text) {
  public Answer {
    Objects.requireNonNull(arm, "arm");
    Objects.requireNonNull(variant, "variant");
    if (text.isBlank()) {
      throw new IllegalArgumentException("an empty answer is no answer");
    }
  }

  /** Unicode code points, as the kit counts {@code response_len}. */
  public int length() {
    return text.codePointCount(0, text.length());
  }

  @Override
  public String toString() {
    return "Answer[" + arm + ", " + variant + ", trial " + trial + "]";
  }
}
