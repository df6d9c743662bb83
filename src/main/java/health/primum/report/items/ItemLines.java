package health.primum.report.items;

import health.primum.noharm.service.journal.StepText;
import health.primum.noharm.work.Kept;

/** The lines of {@code items.jsonl} for whoever keeps steps elsewhere. */
public final class ItemLines implements StepText {
  /**
   * Half a surrogate pair, which not every database takes, is written as an escape: what is read
   * back must be the same to the character, for verdicts know their answers by fingerprint.
   */
  @Override
  public String of(Kept step) {
    String line = ItemJson.step(step);
    var escaped = new StringBuilder(line.length());
    line.chars()
        .forEach(
            c -> {
              if (Character.isSurrogate((char) c)) {
                escaped.append("\\u%04x".formatted(c));
              } else {
                escaped.append((char) c);
              }
            });
    return escaped.toString();
  }

  @Override
  public Kept read(String text) {
    return ItemJson.step(text);
  }
}
