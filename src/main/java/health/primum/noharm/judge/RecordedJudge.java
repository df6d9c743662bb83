package health.primum.noharm.judge;

import health.primum.agent.Fingerprint;
import health.primum.clinical.CaseId;
import health.primum.noharm.rubric.Rubric;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Repeats verdicts that were passed earlier, only on the answers they were passed on.
 *
 * <p>A verdict that keeps the hash of the answer it judged serves that very text; one that keeps
 * only its length, as the kit's do, serves answers of that length; one that keeps neither cannot be
 * checked and is taken at its word.
 */
public final class RecordedJudge implements Judge {
  private final String name;
  private final Map<Key, List<RecordedVerdict>> verdicts;

  private record Key(CaseId variant, int trial) {}

  public RecordedJudge(String name, List<RecordedVerdict> verdicts) {
    this.name = name;
    this.verdicts =
        verdicts.stream().collect(Collectors.groupingBy(v -> new Key(v.variant(), v.trial())));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Standing standing() {
    List<String> all =
        verdicts.values().stream().flatMap(List::stream).map(RecordedJudge::form).sorted().toList();
    return Standing.of(
        new JudgeProfile(name, Fingerprint.of(Map.of("judge", name, "verdicts", all)), List.of()));
  }

  /** All that decides what is said again; the text of an action decides nothing. */
  private static String form(RecordedVerdict v) {
    return List.of(
            v.variant(),
            v.trial(),
            v.judge(),
            v.responseSha256(),
            v.responseLength(),
            v.verdicts(),
            v.actions().stream()
                .map(a -> new TreeSet<>(a.matches()) + " " + a.offRubricScore())
                .toList())
        .toString();
  }

  @Override
  public List<Judgement> judge(Answer answer, Rubric rubric) {
    List<RecordedVerdict> onCase =
        verdicts.getOrDefault(new Key(answer.variant(), answer.trial()), List.of());
    if (onCase.isEmpty()) {
      return List.of(
          new Judgement.Undecided(
              UnscoredReason.NO_VERDICT, "no verdict is recorded for this text and trial"));
    }
    List<RecordedVerdict> onThis = onCase.stream().filter(v -> isOn(v, answer)).toList();
    if (onThis.isEmpty()) {
      return List.of(
          new Judgement.Undecided(
              UnscoredReason.VERDICT_OF_ANOTHER_ANSWER,
              "no recorded verdict was passed on this answer of %d characters"
                  .formatted(answer.length())));
    }
    return onThis.stream().map(v -> judgement(v, rubric)).toList();
  }

  /**
   * The names under which both this judge and another would pass a verdict on one answer, so that
   * the two could not be told apart.
   */
  public SortedSet<String> sharedWith(Judge other) {
    return verdicts.entrySet().stream()
        .flatMap(
            on ->
                on.getValue().stream()
                    .filter(mine -> isShared(mine, other, on.getKey()))
                    .map(RecordedVerdict::judge))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isShared(RecordedVerdict mine, Judge other, Key key) {
    return other instanceof RecordedJudge kept
        ? kept.verdicts.getOrDefault(key, List.of()).stream()
            .anyMatch(theirs -> theirs.judge().equals(mine.judge()) && canMeet(mine, theirs))
        : other.name().equals(mine.judge());
  }

  /** Whether there can be an answer that both serve. */
  private static boolean canMeet(RecordedVerdict one, RecordedVerdict two) {
    if (!one.responseSha256().isEmpty() && !two.responseSha256().isEmpty()) {
      return one.responseSha256().equals(two.responseSha256());
    }
    return one.responseLength() < 0
        || two.responseLength() < 0
        || one.responseLength() == two.responseLength();
  }

  private static boolean isOn(RecordedVerdict verdict, Answer answer) {
    return verdict.responseSha256().isEmpty()
        ? verdict.responseLength() < 0 || verdict.responseLength() == answer.length()
        : verdict.responseSha256().equals(answer.sha256());
  }

  private static Judgement judgement(RecordedVerdict verdict, Rubric rubric) {
    Map<Integer, OptionVerdict> byOption = new TreeMap<>();
    verdict.verdicts().forEach(v -> byOption.put(v.option(), v));
    Set<Integer> unknown = named(verdict);
    unknown.removeAll(rubric.options().keySet());
    if (!unknown.isEmpty()) {
      return new Judgement.Undecided(
          UnscoredReason.VERDICT_OF_ANOTHER_RUBRIC,
          "names options that the rubric does not have: " + sorted(unknown));
    }
    Set<Integer> missing = new HashSet<>(rubric.options().keySet());
    missing.removeAll(byOption.keySet());
    if (!missing.isEmpty()) {
      return new Judgement.Undecided(
          UnscoredReason.VERDICT_INCOMPLETE, "no verdict on options " + sorted(missing));
    }
    SortedSet<Integer> denied = denied(verdict, byOption);
    if (!denied.isEmpty()) {
      return new Judgement.Undecided(
          UnscoredReason.VERDICT_CONTRADICTORY,
          "an action does options that count as not done: " + denied);
    }
    return new Judgement.Judged(verdict.judge(), byOption, verdict.actions());
  }

  /** Precision would count them and the harms would not, whatever harm they are. */
  private static SortedSet<Integer> denied(
      RecordedVerdict verdict, Map<Integer, OptionVerdict> byOption) {
    return verdict.actions().stream()
        .flatMap(action -> action.matches().stream())
        .filter(id -> !Objects.requireNonNull(byOption.get(id)).matched())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Integer> named(RecordedVerdict verdict) {
    Set<Integer> named = new HashSet<>();
    verdict.verdicts().forEach(v -> named.add(v.option()));
    verdict.actions().forEach(a -> named.addAll(a.matches()));
    return named;
  }

  private static List<Integer> sorted(Set<Integer> ids) {
    return new ArrayList<>(ids).stream().sorted().toList();
  }
}
