package health.primum.store;

import health.primum.agent.AgentId;
import health.primum.agent.Answer;
import health.primum.agent.AnswerForm;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelReply;
import health.primum.agent.Origin;
import health.primum.agent.Usage;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.patient.Allergy;
import health.primum.clinical.patient.Listed;
import health.primum.clinical.patient.Measurement;
import health.primum.clinical.patient.Medication;
import health.primum.clinical.patient.PatientContext;
import health.primum.clinical.patient.Pregnancy;
import health.primum.clinical.patient.Sex;
import health.primum.consult.ConsultId;
import health.primum.consult.TeamId;
import health.primum.consult.document.AdviceDocument;
import health.primum.consult.document.AdviceDocument.Action;
import health.primum.consult.journal.CallKey;
import health.primum.consult.journal.Caller;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.MemberCall;
import health.primum.consult.journal.Question;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Consults, calls and advice to keep. */
final class Samples {
  static final Caller CALLER = new Caller("ward-7", "dr. o'neill");
  static final Fingerprint TEAM = Fingerprint.of("team");
  static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);

  private Samples() {}

  static ConsultId id() {
    return new ConsultId(UUID.randomUUID().toString());
  }

  static ClinicalCase clinicalCase() {
    return new ClinicalCase(
        new CaseId("case-1"),
        "A 54-year-old woman ... \"quoted\", naïve, 高血圧 \uD83D\uDC8A\nsecond line",
        "What now?",
        new PatientContext(
            54.5,
            Sex.FEMALE,
            Pregnancy.NOT_PREGNANT,
            Listed.of(List.of("asthma")),
            Listed.of(List.of(new Medication("salbutamol", ""))),
            Listed.of(List.of()),
            Listed.of(List.of(new Measurement("CRP", 12.25, "mg/l"))),
            Listed.unknown()));
  }

  static Question question(ConsultId id) {
    return new Question(
        id,
        CALLER,
        clinicalCase(),
        new TeamId("panel"),
        TEAM,
        NOW,
        NOW.plusSeconds(300),
        new BigDecimal("1.5"),
        NOW.plus(Duration.ofDays(30)));
  }

  static Question question() {
    return question(id());
  }

  static Question ofTenant(String tenant, Instant acceptedAt) {
    Question q = question();
    return new Question(
        q.id(),
        new Caller(tenant, "user"),
        q.clinicalCase(),
        q.team(),
        q.configuration(),
        acceptedAt,
        q.deadlineAt(),
        q.budget(),
        q.forgetAfter());
  }

  static Question forgottenAfter(Instant time) {
    Question q = question();
    return new Question(
        q.id(),
        q.caller(),
        q.clinicalCase(),
        q.team(),
        q.configuration(),
        q.acceptedAt(),
        q.deadlineAt(),
        /* budget= */ null,
        time);
  }

  static CallKey key(ConsultId consult, String agent) {
    return new CallKey(
        consult, new AgentId(agent), AnswerForm.PROPOSAL, Fingerprint.of(consult + agent));
  }

  static MemberCall call(ConsultId consult, String agent) {
    return new MemberCall(
        key(consult, agent),
        0,
        "You are a physician.",
        "The case: ...",
        Fingerprint.of("content"),
        1,
        NOW.plusSeconds(60));
  }

  static ModelReply reply(String text) {
    return new ModelReply.Completion(text, new Answer.Prose(), new Usage(100, 20), Origin.LIVE);
  }

  static Event.Draft draft(ConsultId consult, String mark) {
    return new Event.Draft(
        consult,
        mark,
        NOW,
        Event.Kind.MEMBER_PROPOSED,
        new TreeMap<>(Map.of("agent", "advisor", "count", "3")));
  }

  static Allergy allergy() {
    return new Allergy("penicillin", "rash");
  }

  /** Two members, one of whom abstained, two candidates, two ballots. */
  static AdviceDocument advice(ConsultId consult) {
    Action action =
        new Action(
            "c1",
            "Start oral rehydration",
            "if awake",
            "Medication",
            "start",
            "urgent",
            "because",
            "",
            List.of("advisor"),
            List.of(),
            List.of());
    return new AdviceDocument(
        AdviceDocument.NOTICE,
        List.of("SCRIPTED"),
        "advised",
        null,
        "never",
        new AdviceDocument.Plan("", List.of(action)),
        List.of(
            entry(
                "c1",
                "RECOMMEND",
                List.of(
                    new AdviceDocument.Score("advisor", 8, "yes"),
                    new AdviceDocument.Score("guardian", 7, ""))),
            entry("c2", "REJECT", List.of())),
        List.of(new AdviceDocument.Alert("R1", "WARNING", List.of("c2"), "careful", "a source")),
        List.of(new AdviceDocument.Opposites(List.of("c1", "c2"), true, "they do")),
        List.of(new AdviceDocument.Difference("guardian", "c1", "omitted")),
        List.of(
            member("advisor", "proposed", null, List.of(action)),
            member("guardian", "abstained", "TIMED_OUT", List.of())),
        List.of(
            new AdviceDocument.Judged(
                "arbiter",
                "ruled",
                null,
                null,
                List.of(new AdviceDocument.Ruling("a", "b", true, "same", true)),
                3,
                10,
                2,
                "0.001")),
        List.of(
            new AdviceDocument.Check(
                "guardian", "added", null, null, List.of(action), 5, 1, 1, null)),
        List.of(
            new AdviceDocument.Ballot("advisor", "rated", null, null, 2, 4, 1, 1, "0.002"),
            new AdviceDocument.Ballot("guardian", "rated", null, null, 1, 4, 1, 1, null)),
        List.of(new AdviceDocument.DraftPlan("advisor", List.of("Start"))),
        new AdviceDocument.Source(
            consult.value(),
            "panel",
            "delphi",
            2,
            TEAM.sha256(),
            NOW.toString(),
            1_234,
            112,
            24,
            "0.00123",
            false));
  }

  private static AdviceDocument.Entry entry(
      String candidate, String decision, List<AdviceDocument.Score> ratings) {
    return new AdviceDocument.Entry(
        candidate,
        "Start oral rehydration (if awake)",
        "start",
        decision,
        "rated appropriate",
        List.of(new AdviceDocument.Quote("advisor", "Start it", "proposed")),
        ratings,
        ratings.isEmpty()
            ? null
            : new AdviceDocument.Rated(
                List.of(0, 0, 0, 0, 0, 0, 1, 1, 0), 7.5, 0.5, 6.1, /* disagreement= */ false),
        List.of("R1"),
        ratings.isEmpty() ? "RECOMMEND" : null,
        List.of(
            new AdviceDocument.Unsettled(
                "dose", List.of(new AdviceDocument.Said("500 ml", List.of("advisor"))))));
  }

  private static AdviceDocument.Member member(
      String agent, String outcome, String failure, List<Action> actions) {
    return new AdviceDocument.Member(
        agent,
        "advisor",
        "provider",
        "model",
        "LIVE",
        outcome,
        failure,
        failure == null ? null : "took longer than 60 s",
        failure == null ? "Dehydrated." : null,
        actions,
        List.of(),
        List.of(),
        1_000,
        50,
        10,
        "0.0005",
        TEAM.sha256());
  }
}
