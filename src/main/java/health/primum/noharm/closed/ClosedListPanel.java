package health.primum.noharm.closed;

import health.primum.agent.AgentSpec;
import health.primum.agent.Answer;
import health.primum.agent.AnswerForm;
import health.primum.agent.Budget;
import health.primum.agent.Failure;
import health.primum.agent.ModelClient;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.PromptTemplate;
import health.primum.agent.judging.Grade;
import health.primum.clinical.ClinicalCase;
import health.primum.consensus.ConsensusRule;
import health.primum.consult.Protocol;
import health.primum.consult.Spending;
import health.primum.consult.Team;
import health.primum.consult.deliberation.Prompting;
import health.primum.fault.FaultyInput;
import health.primum.noharm.judge.UnscoredReason;
import health.primum.noharm.judge.offline.GradeSource;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.work.Again;
import health.primum.noharm.work.Attempt;
import health.primum.noharm.work.Kept;
import health.primum.noharm.work.WorkItem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Asks the members of a team to grade a closed list, blind to each other, and lets the team's rule
 * decide option by option. Only {@code solo} and {@code vote} have a closed form. Thread-safe.
 */
public final class ClosedListPanel {
  private final ModelClient models;
  private final Prompting prompting;
  private final Optional<PromptTemplate> prompt;
  private final GradeSource reader;

  /**
   * A panel.
   *
   * @param prompt with the places {@code case} and {@code options}; empty where there is none, and
   *     then no team can be asked
   * @param reader of grades in free text, as kept answers give them
   */
  public ClosedListPanel(
      ModelClient models,
      Prompting prompting,
      Optional<PromptTemplate> prompt,
      GradeSource reader) {
    this.models = models;
    this.prompting = prompting;
    this.prompt = prompt;
    this.reader = reader;
  }

  /**
   * Sees that a team can be asked.
   *
   * @throws FaultyInput when its protocol has no closed form, or there is no prompt
   */
  void check(Team team) {
    rule(team);
    template();
  }

  /** Of what teams are asked with; "none" where there is no prompt. */
  String promptFingerprint() {
    return prompt.map(template -> template.fingerprint().sha256()).orElse("none");
  }

  private PromptTemplate template() {
    return prompt.orElseThrow(
        () ->
            new FaultyInput(
                "prompts/closed-list.md", "is missing or faulty", "see primum validate"));
  }

  /** The rule by which a team's grades are counted. */
  private static ConsensusRule rule(Team team) {
    return switch (team.protocol()) {
      case Protocol.Solo solo -> new ConsensusRule.Any();
      case Protocol.Vote vote -> vote.rule();
      case Protocol.AdvisorGuardian guarded ->
          throw noForm(team, "its reviewers edit a plan, and a list of grades is none");
      case Protocol.Delphi delphi ->
          throw noForm(
              team, "its members rate what they proposed, and a list proposes it for them");
    };
  }

  private static FaultyInput noForm(Team team, String why) {
    return new FaultyInput(
        "--arm",
        "the protocol "
            + team.protocol().label()
            + " of "
            + team.id()
            + " grades no closed list: "
            + why,
        "use --instrument v2 for it, or a team of protocol solo or vote with the same members; rules over votes are compared by primum explore");
  }

  /** The team's grades of a list, as text in our own layout, or why there are none. */
  Kept.Answer grade(Team team, Rubric rubric, WorkItem item, Budget budget) {
    var spending = new Spending();
    var byMember = new ArrayList<List<Grade>>();
    var failures = new ArrayList<String>();
    var failed = EnumSet.noneOf(Failure.class);
    for (AgentSpec member : team.members()) {
      ModelReply reply = ask(member, rubric, item, budget);
      spending.add(member, reply);
      switch (reply) {
        case ModelReply.Failed(var failure, var detail, var usage) -> {
          failures.add(member.id() + " " + failure);
          failed.add(failure);
        }
        case ModelReply.Completion completion -> {
          List<Grade> grades = grades(completion);
          if (grades.isEmpty()) {
            failures.add(member.id() + " graded nothing");
          } else {
            byMember.add(grades);
          }
        }
      }
    }
    Attempt attempt =
        byMember.size() < team.quorum()
            ? new Attempt.Missing(
                failed.contains(Failure.BUDGET) ? UnscoredReason.BUDGET : UnscoredReason.ESCALATED,
                "NO_QUORUM: " + String.join(", ", failures),
                failed.stream().anyMatch(Again::isTried))
            : new Attempt.Answered(text(decide(rule(team), byMember)));
    return new Kept.Answer(item, attempt, spending.items());
  }

  /** As {@link GradeSource} reads them; reasons are left out, for nothing is scored by them. */
  private static String text(List<Grade> grades) {
    return grades.stream()
        .map(
            grade ->
                "{\"option\": %d, \"grade\": \"%s\"}"
                    .formatted(
                        grade.option(), grade.appropriate() ? "appropriate" : "inappropriate"))
        .collect(Collectors.joining(", ", "{\"grades\": [", "]}"));
  }

  private ModelReply ask(AgentSpec member, Rubric rubric, WorkItem item, Budget budget) {
    ClinicalCase presented = ClinicalCase.of(rubric.id(), rubric.presentation());
    PromptTemplate template = template();
    Prompting.Filled message = prompting.fill(template, presented, Map.of("options", list(rubric)));
    return models.call(
        new ModelRequest(
            member,
            presented,
            AnswerForm.GRADE,
            rubric.options().size(),
            template.system(),
            message.text(),
            message.content(),
            item.trial(),
            member.deadline(),
            budget,
            "closed-list-" + item.arm() + "-" + item.variant() + "-" + item.trial()));
  }

  /** As v1 shows them: number, category, text; no score and no group. */
  private static String list(Rubric rubric) {
    return rubric.options().values().stream()
        .map(o -> o.id() + ": " + o.category().label() + ": " + o.text())
        .collect(Collectors.joining("\n"));
  }

  private List<Grade> grades(ModelReply.Completion completion) {
    return completion.answer() instanceof Answer.Graded(var grades)
        ? grades
        : reader.read(completion.text());
  }

  /** An option is appropriate when as many say so as the rule asks of those who graded it. */
  private static List<Grade> decide(ConsensusRule rule, List<List<Grade>> byMember) {
    if (byMember.size() == 1) {
      return byMember.getFirst();
    }
    Map<Integer, Integer> asked = new TreeMap<>();
    Map<Integer, Integer> votes = new HashMap<>();
    for (List<Grade> grades : byMember) {
      Map<Integer, Boolean> own = new HashMap<>();
      grades.forEach(g -> own.merge(g.option(), g.appropriate(), (a, b) -> a && b));
      own.forEach(
          (option, appropriate) -> {
            asked.merge(option, 1, Integer::sum);
            votes.merge(option, appropriate ? 1 : 0, Integer::sum);
          });
    }
    var decided = new ArrayList<Grade>();
    asked.forEach(
        (option, of) ->
            decided.add(new Grade(option, votes.getOrDefault(option, 0) >= rule.needed(of), "")));
    return decided;
  }
}
