package health.primum.consult.deliberation;

import static health.primum.testsupport.Fixtures.LONG;
import static health.primum.testsupport.Fixtures.aTeam;
import static health.primum.testsupport.Fixtures.anAgent;
import static health.primum.testsupport.Fixtures.solo;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.Answer;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelReply;
import health.primum.agent.Origin;
import health.primum.agent.Review;
import health.primum.agent.Usage;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.consensus.ConsensusRule;
import health.primum.consensus.Decision;
import health.primum.consensus.LedgerEntry;
import health.primum.consult.Advice.Advised;
import health.primum.consult.ConsultId;
import health.primum.consult.ConsultListener;
import health.primum.consult.ConsultRequest;
import health.primum.consult.Protocol;
import health.primum.consult.Team;
import health.primum.consult.TeamId;
import health.primum.consult.document.AdviceDocument;
import health.primum.testsupport.Answers;
import health.primum.testsupport.Fixtures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The guards are the last step of every protocol. */
class GuardsInConsultTest {
  private static final String PLAN = "1. Start amoxicillin 500 mg three times daily\n2. Order CBC";

  private final Answers models = new Answers();

  @Test
  void aSoloPlanIsGuardedToo() {
    models.says("a", "Pneumonia.\n\n" + PLAN);
    Advised advised = ask(solo("a"));
    assertThat(advised.plan().asText()).isEqualTo("Pneumonia.\n\n1. Order CBC");
    LedgerEntry entry = advised.ledger().decided(Decision.ADVISE_AGAINST).getFirst();
    assertThat(entry.decidedBefore()).isEqualTo(Decision.RECOMMEND);
    assertThat(entry.reason())
        .isEqualTo(
            "ALLERGY-PENICILLIN-TO-PENICILLIN: Amoxicillin: the patient is allergic to a penicillin."
                + " Before the safety checks: the only member proposed it");
  }

  @Test
  void aUnanimousVoteDoesNotOverruleAnAllergy() {
    models.says("a", PLAN).says("b", PLAN + "\n3. Order chest X-ray");
    Advised advised = ask(aTeam(new ConsensusRule.Unanimous(), "a", "b"));
    assertThat(advised.plan().asText()).isEqualTo("1. Order CBC");
    assertThat(advised.dissent())
        .extracting(d -> d.member() + " " + d.kind())
        .containsExactly("b OUTVOTED");
  }

  @Test
  void whatAGuardTookOutIsNobodysOmission() {
    models.says("a", PLAN).says("b", "1. Order CBC");
    Advised advised = ask(aTeam(new ConsensusRule.Any(), "a", "b"));
    assertThat(advised.plan().asText()).isEqualTo("1. Order CBC");
    assertThat(advised.dissent()).isEmpty();
  }

  @Test
  void aReviewedPlanIsGuardedAfterItsReviews() {
    models.says("a", PLAN);
    models.does(
        "b",
        request ->
            new ModelReply.Completion(
                "{}",
                new Answer.Reviewed(new Review(List.of(), List.of())),
                Usage.NONE,
                Origin.LIVE));
    var team =
        new Team(
            new TeamId("reviewed"),
            List.of(anAgent("a"), anAgent("b")),
            new Protocol.AdvisorGuardian(
                Map.of(
                    anAgent("b").id(), Fixtures.aPrompt(), anAgent("a").id(), Fixtures.aPrompt())),
            2,
            LONG,
            null,
            Fingerprint.of("reviewed"));
    assertThat(ask(team).plan().asText()).isEqualTo("1. Order CBC");
  }

  @Test
  void theDocumentShowsTheAlertBesideTheEntry() {
    models.says("a", PLAN);
    AdviceDocument document = AdviceDocument.of(ask(solo("a")));
    assertThat(document.labels()).contains("ALERT: 1 finding of the safety checks");
    assertThat(document.alerts())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.rule()).isEqualTo("ALLERGY-PENICILLIN-TO-PENICILLIN");
              assertThat(alert.severity()).isEqualTo("CONTRAINDICATED");
              assertThat(alert.candidates()).containsExactly("c1");
              assertThat(alert.source()).contains("2022 practice parameter");
            });
    assertThat(document.ledger().getFirst().findings())
        .containsExactly("ALLERGY-PENICILLIN-TO-PENICILLIN");
    assertThat(document.ledger().getFirst().decidedBefore()).isEqualTo("RECOMMEND");
  }

  private Advised ask(Team team) {
    return (Advised)
        Fixtures.deliberation(models)
            .deliberate(
                ConsultRequest.of(
                    new ConsultId("guards"),
                    ClinicalCase.of(
                        new CaseId("Test001"), "A 60-year-old man is allergic to penicillin."),
                    team),
                ConsultListener.NONE);
  }
}
