package health.primum.consult.deliberation;

import static health.primum.testsupport.Fixtures.anAgent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.agent.AgentId;
import health.primum.agent.Failure;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.consensus.Decision;
import health.primum.consensus.LedgerEntry;
import health.primum.consult.Advice;
import health.primum.consult.Team;
import health.primum.consult.document.AdviceDocument;
import health.primum.fault.FaultyInput;
import health.primum.testsupport.Answers;
import health.primum.testsupport.DelphiPanel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OmissionCheckTest {
  private final DelphiPanel panel = new DelphiPanel();
  private final Team team =
      DelphiPanel.team(2, List.of(anAgent("a"), anAgent("b"), anAgent("g")), List.of("g"));

  @BeforeEach
  void members() {
    panel.member("a", "1. Order ECG", Map.of());
    panel.member("b", "1. Order ECG", Map.of());
  }

  @Test
  void whatAGuardianAddsIsRatedByAllAndNamed() {
    panel.guardian("g", "1. Order ECG", "1. Order troponin", Map.of("troponin", 9));
    var advised = (Advice.Advised) panel.ask(team);
    LedgerEntry troponin = entry(advised, "Order troponin");
    assertThat(troponin.decision()).isEqualTo(Decision.RECOMMEND);
    assertThat(troponin.candidate().proposers()).isEmpty();
    assertThat(troponin.candidate().addedBy()).containsExactly(new AgentId("g"));
    assertThat(troponin.ratings()).hasSize(3);
    assertThat(advised.dissent())
        .filteredOn(d -> d.candidate().equals(troponin.candidate().id()))
        .extracting(d -> d.member() + " " + d.kind())
        .containsExactly("a OMITTED", "b OMITTED", "g OMITTED");
    AdviceDocument document = AdviceDocument.of(advised);
    assertThat(document.plan().recommendations())
        .extracting(r -> r.text() + " " + r.proposedBy() + " " + r.addedBy())
        .contains("Order troponin [] [g]");
    assertThat(document.omissionChecks())
        .extracting(check -> check.agent() + " " + check.outcome())
        .containsExactly("g added");
  }

  @Test
  void aGuardianSeesTheCaseAndThePoolWithoutAuthors() {
    panel.guardian("g", "1. Start aspirin", "Nothing to add.", Map.of());
    panel.ask(team);
    List<ModelRequest> hunts = panel.models().asked().stream().filter(DelphiPanel::isHunt).toList();
    assertThat(hunts).hasSize(1);
    assertThat(DelphiPanel.items(hunts.getFirst().user()).values())
        .containsExactlyInAnyOrder("Order ECG", "Start aspirin");
    assertThat(hunts.getFirst().user()).contains("chest pain");
  }

  @Test
  void toAddNothingIsAnAnswer() {
    for (String nothing :
        List.of(
            "Nothing to add.",
            "None.",
            "No additions.",
            "There is nothing missing that would be dangerous to leave out.")) {
      panel.guardian("g", "1. Order ECG", nothing, Map.of());
      var advised = (Advice.Advised) panel.ask(team);
      assertThat(advised.ledger().entries()).as(nothing).hasSize(1);
      assertThat(AdviceDocument.of(advised).omissionChecks())
          .as(nothing)
          .extracting(AdviceDocument.Check::outcome)
          .containsExactly("nothing");
    }
  }

  @Test
  void whatIsThereAlreadyIsNotAddedTwice() {
    panel.guardian("g", "1. Start aspirin", "1. Obtain an electrocardiogram", Map.of());
    var advised = (Advice.Advised) panel.ask(team);
    LedgerEntry ecg = entry(advised, "Order ECG");
    assertThat(advised.ledger().entries()).hasSize(2);
    assertThat(ecg.candidate().proposers()).hasSize(2);
    assertThat(ecg.candidate().addedBy()).containsExactly(new AgentId("g"));
  }

  @Test
  void aBadAdditionIsNotRecommendedAndNobodyIsWarnedOfIt() {
    panel.member("a", "1. Order ECG", Map.of("colchicine", 1));
    panel.member("b", "1. Order ECG", Map.of("colchicine", 2));
    panel.guardian("g", "1. Order ECG", "1. Start colchicine", Map.of("colchicine", 2));
    var advised = (Advice.Advised) panel.ask(team);
    LedgerEntry colchicine = entry(advised, "Start colchicine");
    assertThat(colchicine.decision()).isEqualTo(Decision.NOT_RECOMMENDED);
    assertThat(colchicine.reason()).isEqualTo("inappropriate: median 2 of 3 ratings");
  }

  @Test
  void aGuardianThatFailsIsNamedAndTheConsultGoesOn() {
    panel
        .models()
        .does(
            "g",
            request ->
                DelphiPanel.isHunt(request)
                    ? new ModelReply.Failed(Failure.RATE_LIMITED, "told to")
                    : Answers.said("1. Order ECG"));
    Advice advice = panel.ask(team);
    assertThat(advice).isInstanceOf(Advice.Advised.class);
    assertThat(AdviceDocument.of(advice).labels())
        .contains("INCOMPLETE: g did not check for omissions (RATE_LIMITED)");
  }

  @Test
  void howeverMuchItAddsNothingIsLost() {
    var plan = new StringBuilder();
    for (int i = 0; i < 25; i++) {
      plan.append("- Order test number ").append(i).append(" of serum\n");
    }
    panel.guardian("g", "1. Order ECG", plan.toString(), Map.of());
    var advised = (Advice.Advised) panel.ask(team);
    assertThat(advised.ledger().entries()).hasSize(26).allMatch(e -> e.ratings().size() == 3);
  }

  @Test
  void whatFollowsNothingIsHeard() {
    for (String said :
        List.of(
            "None of the items covers bleeding: transfer to the emergency department now.",
            "Nothing on the list excludes bleeding. Order a CT head immediately.",
            "I'm sorry, but the list omits one thing. Transfer to the emergency department now.")) {
      panel.guardian("g", "1. Order ECG", said, Map.of());
      var advised = (Advice.Advised) panel.ask(team);
      assertThat(
              advised.ledger().entries().size() > 1
                  || AdviceDocument.of(advised)
                      .labels()
                      .contains("INCOMPLETE: g did not check for omissions (UNPARSEABLE)"))
          .as(said)
          .isTrue();
    }
  }

  @Test
  void guardiansAreMembers() {
    assertThatThrownBy(() -> DelphiPanel.team(2, List.of(anAgent("a"), anAgent("b")), List.of("x")))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("guardians")
        .hasMessageContaining("[x]");
  }

  private static LedgerEntry entry(Advice.Advised advised, String text) {
    return advised.ledger().entries().stream()
        .filter(entry -> entry.candidate().action().text().equals(text))
        .findFirst()
        .orElseThrow();
  }
}
