package health.primum.noharm.panel;

import health.primum.consult.Spending;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.Calibration;
import health.primum.noharm.judge.Floor;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.Opinion;
import health.primum.noharm.judge.Standing;
import health.primum.noharm.rubric.Rubric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One judge or several, asked about every answer; each one's verdict is scored by itself. Knows
 * their calibrations. Thread-safe.
 */
public final class JudgePanel implements Judge {
  private final List<Judge> judges;
  private final List<Calibration> calibrations;
  private final Floor floor;

  /**
   * A panel.
   *
   * @param judges at least one
   * @param calibrations all there are; one counts for the judge with its name and fingerprint
   * @param floor below which a calibrated judge shows no headline
   */
  public JudgePanel(List<Judge> judges, List<Calibration> calibrations, Floor floor) {
    if (judges.isEmpty()) {
      throw new IllegalArgumentException("a panel needs a judge");
    }
    this.judges = List.copyOf(judges);
    this.calibrations = List.copyOf(calibrations);
    this.floor = floor;
  }

  @Override
  public String name() {
    return judges.stream().map(Judge::name).collect(Collectors.joining(" + "));
  }

  @Override
  public List<Judge> members() {
    return judges;
  }

  @Override
  public List<Judgement> judge(Answer answer, Rubric rubric) {
    return opinion(answer, rubric).judgements();
  }

  @Override
  public Opinion opinion(Answer answer, Rubric rubric) {
    var all = new ArrayList<Judgement>();
    var spending = new Spending();
    for (Judge judge : judges) {
      Opinion own = judge.opinion(answer, rubric);
      all.addAll(own.judgements());
      own.spent().forEach(spending::add);
    }
    return new Opinion(all, spending.items());
  }

  @Override
  public Standing standing() {
    var members = new ArrayList<Standing.Member>();
    for (Judge judge : judges) {
      judge
          .standing()
          .judges()
          .forEach(m -> members.add(new Standing.Member(m.profile(), calibration(m))));
    }
    return new Standing(members, withheld(members), Optional.empty(), List.of(), List.of());
  }

  private Optional<Calibration> calibration(Standing.Member member) {
    return calibrations.stream()
        .filter(c -> c.judge().equals(member.profile().name()))
        .filter(c -> c.fingerprint().equals(member.profile().fingerprint()))
        .findFirst();
  }

  private Optional<String> withheld(List<Standing.Member> members) {
    List<String> reasons =
        members.stream()
            .flatMap(member -> member.calibration().stream())
            .flatMap(calibration -> floor.missedBy(calibration).stream())
            .toList();
    return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
  }
}
