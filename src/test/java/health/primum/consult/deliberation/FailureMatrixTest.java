package health.primum.consult.deliberation;

import static health.primum.consult.deliberation.FailureMatrix.IN_TIME;
import static health.primum.consult.deliberation.FailureMatrix.KEY;
import static health.primum.consult.deliberation.FailureMatrix.MEMBERS;
import static health.primum.consult.deliberation.FailureMatrix.QUORUM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.primum.agent.Abstention;
import health.primum.agent.Failure;
import health.primum.agent.MemberAnswer;
import health.primum.agent.Proposal;
import health.primum.clinical.Recommendation;
import health.primum.consult.Advice;
import health.primum.consult.Advice.Advised;
import health.primum.consult.Advice.Escalated;
import health.primum.consult.Provenance;
import health.primum.consult.deliberation.FailureMatrix.Cell;
import health.primum.consult.deliberation.FailureMatrix.Result;
import health.primum.consult.document.AdviceDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way to fail times every number of members that fail, over a real wire: whatever happens, a
 * consult ends in time, says who gave no answer and why, and counts only what is left.
 */
class FailureMatrixTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path tapeFolder;

  private static FailureMatrix matrix;

  static Stream<Cell> cells() {
    return FailureMatrix.cells();
  }

  @BeforeAll
  static void askAll() throws Exception {
    matrix = new FailureMatrix(tapeFolder);
    matrix.askAll();
  }

  @AfterAll
  static void stop() {
    matrix.close();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void everyMemberThatFailsIsNamedWithItsReason(Cell cell) {
    List<Provenance.Member> members = matrix.result(cell).advice().provenance().members();
    assertThat(members).extracting(m -> m.agent().id().value()).isEqualTo(MEMBERS);
    for (Provenance.Member member : members) {
      MemberAnswer answer = member.answer();
      if (cell.fails(answer.agent().value())) {
        assertThat(answer).isInstanceOf(Abstention.class);
        var abstention = (Abstention) answer;
        assertThat(abstention.failure()).as(abstention.detail()).isEqualTo(cell.trouble().failure);
        assertThat(abstention.detail()).isNotBlank().doesNotContain("Secret").doesNotContain(KEY);
      } else {
        assertThat(answer).as("%s of %s", answer, cell).isInstanceOf(Proposal.class);
      }
    }
    assertThat(AdviceDocument.of(matrix.result(cell).advice()).labels())
        .filteredOn(label -> label.startsWith("INCOMPLETE"))
        .isEqualTo(
            MEMBERS.stream()
                .filter(cell::fails)
                .map(m -> "INCOMPLETE: " + m + " gave no answer (" + cell.trouble().failure + ")")
                .toList());
  }

  @ParameterizedTest
  @MethodSource("cells")
  void advisesWhereAQuorumIsLeftAndEscalatesElse(Cell cell) {
    Advice advice = matrix.result(cell).advice();
    if (MEMBERS.size() - cell.failing() >= QUORUM) {
      assertThat(advice).isInstanceOf(Advised.class);
      assertThat(((Advised) advice).plan().recommendations())
          .extracting(Recommendation::text)
          .containsExactly("Order ECG");
    } else {
      assertThat(advice).isInstanceOf(Escalated.class);
      assertThat(((Escalated) advice).reason()).isEqualTo(Advice.Reason.NO_QUORUM);
      assertThat(((Escalated) advice).partial()).hasSize(MEMBERS.size() - cell.failing());
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void endsInTimeAndAsksNobodyAfterwards(Cell cell) {
    Result result = matrix.result(cell);
    assertThat(result.elapsed()).isLessThanOrEqualTo(IN_TIME);
    assertThat(result.advice().provenance().elapsed()).isLessThanOrEqualTo(result.elapsed());
    assertThat(matrix.arrivals(cell, ""))
        .allMatch(at -> at - result.startedMillis() <= IN_TIME.toMillis());
    for (String member : MEMBERS) {
      boolean asked = cell.trouble().sendsRequests() || !cell.fails(member);
      assertThat(matrix.arrivals(cell, member))
          .as("requests of %s", member)
          .matches(r -> !r.isEmpty() == asked);
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void anInterruptionStaysWithTheThreadThatWasInterrupted(Cell cell) {
    assertThat(matrix.result(cell).interrupted()).isEqualTo(cell.isInterrupted());
  }

  @ParameterizedTest
  @MethodSource("cells")
  void noKeyAndNoRecordStandInTheAdvice(Cell cell) throws IOException {
    assertThat(JSON.writeValueAsString(AdviceDocument.of(matrix.result(cell).advice())))
        .doesNotContain(KEY)
        .doesNotContain("Secret");
  }

  @Test
  void noKeyAndNoRecordStandInLogsOrOnTheTape() throws IOException {
    assertThat(matrix.logs()).isNotBlank().doesNotContain(KEY).doesNotContain("Secret");
    assertThat(String.join("\n", matrix.tape())).doesNotContain(KEY).doesNotContain("Secret");
  }

  /**
   * Else a replay would give another reason, and meters and circuits would not see time run out.
   */
  @Test
  void theTapeTellsTheSameReasonsAsTheAdvice() throws IOException {
    var reasons = new TreeMap<String, String>();
    for (String line : matrix.tape()) {
      JsonNode call = JSON.readTree(line);
      reasons.put(call.path("model").asText(), call.path("failure").asText());
    }
    for (Cell cell : cells().toList()) {
      for (String member : MEMBERS) {
        String model = cell.model(member);
        if (!cell.fails(member) || cell.trouble() == Trouble.JUNK) {
          assertThat(reasons).as("an answer is kept as it came").containsEntry(model, "");
        } else if (cell.trouble().isOfAModel()) {
          assertThat(reasons.get(model)).isIn(told(cell.trouble().failure));
        } else {
          assertThat(reasons).doesNotContainKey(model);
        }
      }
    }
  }

  /**
   * On a machine that stalls the panel's clock may run out before the call's own, a quarter of a
   * second earlier: then the call was cut off, which the advice tells as a timeout.
   */
  private static List<String> told(Failure failure) {
    return failure == Failure.TIMED_OUT
        ? List.of(failure.name(), Failure.CANCELLED.name())
        : List.of(failure.name());
  }
}
