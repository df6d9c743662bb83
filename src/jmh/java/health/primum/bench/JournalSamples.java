package health.primum.bench;

import health.primum.agent.AgentId;
import health.primum.agent.Answer;
import health.primum.agent.AnswerForm;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelReply;
import health.primum.agent.Origin;
import health.primum.agent.Usage;
import health.primum.clinical.CaseId;
import health.primum.clinical.Category;
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.Intent;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.Recommendation;
import health.primum.clinical.Urgency;
import health.primum.consult.ConsultId;
import health.primum.consult.TeamId;
import health.primum.consult.document.AdviceDocument;
import health.primum.consult.document.AdviceDocument.Action;
import health.primum.consult.journal.CallKey;
import health.primum.consult.journal.Caller;
import health.primum.consult.journal.MemberCall;
import health.primum.consult.journal.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What a consult of five members writes, in the usual sizes: a case of 3 kB, prompts of 6 kB,
 * answers of ten actions, advice on 25 candidates that everybody rated.
 */
final class JournalSamples {
  static final int MEMBERS = 5;
  private static final int ACTIONS = 10;
  private static final int CANDIDATES = 25;
  private static final String WORDS = "The patient is dizzy since Tuesday. ";
  private static final String PROMPT = WORDS.repeat(6_000 / WORDS.length());
  private static final Fingerprint TEAM = Fingerprint.of("team");
  private static final ModelReply REPLY =
      new ModelReply.Completion(
          WORDS.repeat(3_000 / WORDS.length()),
          new Answer.Planned(
              new ManagementPlan(
                  WORDS,
                  IntStream.range(0, ACTIONS)
                      .mapToObj(
                          i ->
                              new Recommendation(
                                  Category.MEDICATION,
                                  Intent.START,
                                  "Start drug " + i + " 500 mg orally twice a day for a week",
                                  Urgency.ROUTINE,
                                  "if the fever lasts",
                                  WORDS,
                                  ""))
                      .toList())),
          new Usage(1_500, 700),
          Origin.LIVE);

  private JournalSamples() {}

  static Question question() {
    Instant now = Instant.now();
    return new Question(
        new ConsultId(UUID.randomUUID().toString()),
        new Caller("ward", "user"),
        ClinicalCase.of(new CaseId("case-1"), WORDS.repeat(3_000 / WORDS.length())),
        new TeamId("panel"),
        TEAM,
        now,
        now.plusSeconds(300),
        /* budget= */ null,
        now.plus(Duration.ofDays(30)));
  }

  static MemberCall call(ConsultId consult, int member) {
    return new MemberCall(
        new CallKey(
            consult, new AgentId("member-" + member), AnswerForm.PROPOSAL, Fingerprint.of(PROMPT)),
        0,
        WORDS.repeat(20),
        PROMPT,
        TEAM,
        1,
        Instant.now().plusSeconds(60));
  }

  static ModelReply reply() {
    return REPLY;
  }

  static AdviceDocument advice(ConsultId consult) {
    List<Action> actions = IntStream.range(0, ACTIONS).mapToObj(JournalSamples::action).toList();
    return new AdviceDocument(
        AdviceDocument.NOTICE,
        List.of(),
        "advised",
        null,
        "never",
        new AdviceDocument.Plan("", actions),
        IntStream.range(0, CANDIDATES).mapToObj(JournalSamples::entry).toList(),
        List.of(),
        List.of(),
        List.of(),
        IntStream.range(0, MEMBERS).mapToObj(i -> member(i, actions)).toList(),
        List.of(),
        List.of(),
        IntStream.range(0, MEMBERS)
            .mapToObj(
                i ->
                    new AdviceDocument.Ballot(
                        "member-" + i, "rated", null, null, CANDIDATES, 900, 900, 90, "0.001"))
            .toList(),
        List.of(),
        new AdviceDocument.Source(
            consult.value(), "panel", "delphi", 3, TEAM.sha256(), "", 9, 9, 9, "0.01", true));
  }

  private static Action action(int i) {
    return new Action(
        "c" + i,
        "Start drug " + i + " 500 mg orally twice a day for a week",
        "if the fever lasts",
        "Medication",
        "start",
        "routine",
        WORDS,
        "",
        List.of("member-1", "member-2"),
        List.of(),
        List.of());
  }

  private static AdviceDocument.Entry entry(int i) {
    return new AdviceDocument.Entry(
        "c" + i,
        "Start drug " + i + " 500 mg orally twice a day for a week",
        "start",
        "RECOMMEND",
        "median 8 without disagreement",
        List.of(new AdviceDocument.Quote("member-1", WORDS, "proposed")),
        IntStream.range(0, MEMBERS)
            .mapToObj(m -> new AdviceDocument.Score("member-" + m, 8, "of benefit here"))
            .toList(),
        new AdviceDocument.Rated(List.of(0, 0, 0, 0, 0, 0, 0, 5, 0), 8, 0, 6.85, false),
        List.of(),
        null,
        List.of());
  }

  private static AdviceDocument.Member member(int i, List<Action> actions) {
    return new AdviceDocument.Member(
        "member-" + i,
        "advisor",
        "provider",
        "model",
        "LIVE",
        "proposed",
        null,
        null,
        WORDS,
        actions,
        List.of(),
        List.of(),
        9_000,
        1_500,
        700,
        "0.01",
        TEAM.sha256());
  }
}
