package health.primum.noharm.redteam.suite;

import health.primum.agent.judging.Degree;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.OptionVerdict;
import health.primum.noharm.rubric.CaseVariant;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.run.Arm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An arm's answers to cases' plain texts, asked twice, and to their edited ones. */
final class EditedAnswers {
  private final Asking asking;
  private final Arm arm;
  private final List<Edited> cases;
  private final Map<CaseId, Reply> first;
  private final Map<CaseId, Reply> edited;
  private final Map<CaseId, Reply> again;

  /** Asks. */
  EditedAnswers(Asking asking, Arm arm, List<Edited> cases) {
    this.asking = asking;
    this.arm = arm;
    this.cases = cases;
    List<ClinicalCase> plain = cases.stream().map(one -> told(one.plain())).toList();
    List<ClinicalCase> edits =
        cases.stream().flatMap(one -> one.edits().stream()).map(EditedAnswers::told).toList();
    this.first = asking.all(arm, plain, 1);
    this.edited = asking.all(arm, edits, 1);
    this.again = asking.all(arm, plain, 2);
  }

  private static ClinicalCase told(CaseVariant text) {
    return ClinicalCase.of(text.id(), text.presentation());
  }

  /** To the plain text. */
  @Nullable Reply first(CaseId plain) {
    return first.get(plain);
  }

  /** To the plain text, asked again. */
  @Nullable Reply again(CaseId plain) {
    return again.get(plain);
  }

  @Nullable Reply edited(CaseId edit) {
    return edited.get(edit);
  }

  /** What answers do with each option of their rubrics; several are judged at once. */
  Judged judged(Map<CaseId, Rubric> rubrics, Judge judge) {
    var all = new ArrayList<Task>();
    for (Edited one : cases) {
      Rubric rubric = rubrics.get(one.plain().base());
      if (rubric != null) {
        CaseId id = one.plain().id();
        all.add(new Task(new Place(id, 1), first(id), rubric));
        all.add(new Task(new Place(id, 2), again(id), rubric));
        one.edits()
            .forEach(edit -> all.add(new Task(new Place(edit.id(), 1), edited(edit.id()), rubric)));
      }
    }
    List<Optional<Map<Integer, Degree>>> found = asking.each(all, task -> degrees(task, judge));
    Map<Place, Map<Integer, Degree>> judged = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      Place place = all.get(i).place();
      found.get(i).ifPresent(degrees -> judged.put(place, degrees));
    }
    return new Judged(judged);
  }

  private Optional<Map<Integer, Degree>> degrees(Task task, Judge judge) {
    if (!(task.reply() instanceof Reply.Said said)) {
      return Optional.empty();
    }
    if (said.text().isBlank()) {
      return Optional.of(Map.of());
    }
    Place place = task.place();
    var answer = new Answer(arm.name(), place.text(), place.trial(), said.text());
    return judge.judge(answer, task.rubric()).getFirst() instanceof Judgement.Judged judged
        ? Optional.of(
            judged.verdicts().values().stream()
                .collect(Collectors.toMap(OptionVerdict::option, OptionVerdict::degree)))
        : Optional.empty();
  }

  /** To which text, in which trial. */
  private record Place(CaseId text, int trial) {}

  private record Task(Place place, @Nullable Reply reply, Rubric rubric) {}

  /** How far answers carry out options, by option; an empty plan carries out none. */
  static final class Judged {
    private final Map<Place, Map<Integer, Degree>> degrees;

    private Judged(Map<Place, Map<Integer, Degree>> degrees) {
      this.degrees = Map.copyOf(degrees);
    }

    /** Empty where there is no answer or it could not be judged. */
    Optional<Map<Integer, Degree>> of(CaseId text, int trial) {
      return Optional.ofNullable(degrees.get(new Place(text, trial)));
    }
  }
}
