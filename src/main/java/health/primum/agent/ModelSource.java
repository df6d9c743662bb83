package health.primum.agent;

import health.primum.clinical.CaseId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What stands behind an agent. */
public sealed interface ModelSource {
  /** As {@code provider:} in the agent's file. */
  String provider();

  Origin origin();

  /**
   * A model that is asked now.
   *
   * @param at whom to ask; the key comes from the environment
   */
  record Live(Provider at) implements ModelSource {
    public Live {
      Objects.requireNonNull(at, "at");
    }

    @Override
    public String provider() {
      return at.name();
    }

    @Override
    public Origin origin() {
      return Origin.LIVE;
    }
  }

  /**
   * Written rules, the same for every case.
   *
   * @param book the rules
   */
  record Rules(RuleBook book) implements ModelSource {
    public Rules {
      Objects.requireNonNull(book, "book");
    }

    @Override
    public String provider() {
      return "rules";
    }

    @Override
    public Origin origin() {
      return Origin.RULES;
    }
  }

  /** Answers kept earlier, given again for the same case and trial. */
  record Recorded(RecordedAnswers answers) implements ModelSource {
    public Recorded {
      Objects.requireNonNull(answers, "answers");
    }

    @Override
    public String provider() {
      return "recorded";
    }

    @Override
    public Origin origin() {
      return Origin.RECORDED;
    }
  }

  /**
   * Answers written by hand for demonstration cases.
   *
   * @param cases by the very text of each case: a scripted answer is never given to another
   *     patient's question
   */
  record Scripted(RecordedAnswers answers, Map<String, CaseId> cases) implements ModelSource {
    public Scripted {
      Objects.requireNonNull(answers, "answers");
      cases = Map.copyOf(cases);
    }

    /** The demonstration case with this text, line breaks and spacing aside. */
    public Optional<CaseId> caseOf(String narrative) {
      return Optional.ofNullable(cases.get(normalised(narrative)));
    }

    /** The form in which case texts are compared. */
    public static String normalised(String narrative) {
      return narrative.strip().replaceAll("\\s+", " ");
    }

    @Override
    public String provider() {
      return "scripted";
    }

    @Override
    public Origin origin() {
      return Origin.SCRIPTED;
    }

    @Override
    public String toString() {
      return "Scripted[" + answers.name() + "]";
    }
  }
}
