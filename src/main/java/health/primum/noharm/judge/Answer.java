package health.primum.noharm.judge;

import health.primum.agent.Fingerprint;
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

  /** Of the text in UTF-8, in hexadecimal. */
  public String sha256() {
    return Fingerprint.of(text).sha256();
  }

  @Override
  public String toString() {
    return "Answer[" + arm + ", " + variant + ", trial " + trial + "]";
  }
}
