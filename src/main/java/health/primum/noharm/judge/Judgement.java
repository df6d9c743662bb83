package health.primum.noharm.judge;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a judge makes of an answer. */
public sealed interface Judgement {
  /**
   * It could say.
   *
   * @param judge who judged, as the record names it
   * @param verdicts one for every option of the rubric, by id; of a closed list, for every option
   *     that was graded
   * @param actions what the answer asks for
   * @param notes what was odd in the judge's own answer; no case text
   */
  record Judged(
      String judge,
      Map<Integer, OptionVerdict> verdicts,
      List<ExtractedAction> actions,
      List<String> notes)
      implements Judgement {
    public Judged {
      Objects.requireNonNull(judge, "judge");
      verdicts = Collections.unmodifiableMap(new TreeMap<>(verdicts));
      actions = List.copyOf(actions);
      notes = List.copyOf(notes);
    }

    /** Nothing was odd. */
    public Judged(
        String judge, Map<Integer, OptionVerdict> verdicts, List<ExtractedAction> actions) {
      this(judge, verdicts, actions, List.of());
    }
  }

  /**
   * It could not; the answer stays unscored.
   *
   * @param reason why
   * @param detail for the reader of the report
   */
  record Undecided(UnscoredReason reason, String detail) implements Judgement {
    public Undecided {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(detail, "detail");
    }
  }
}
