package health.primum.noharm.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.agent.AgentId;
import health.primum.agent.Failure;
import health.primum.agent.Usage;
import health.primum.clinical.Appropriateness;
import health.primum.clinical.CaseId;
import health.primum.consult.Spending;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.judge.ExtractedAction;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.OptionVerdict;
import health.primum.noharm.judge.UnscoredReason;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every log does; its double and the file both pass it. */
public abstract class ItemLogContract {
  protected static final RunHeader HEADER =
      new RunHeader(new TreeMap<>(Map.of("seed", "0", "arm a", "1".repeat(64))));

  @TempDir protected Path folder;
  protected final List<Fault> notes = new ArrayList<>();

  protected abstract ItemLogs logs();

  protected ItemLog open() {
    return logs().open(folder, HEADER, false, notes::add);
  }

  /** One of every kind, with everything in it that can be. */
  protected static List<Kept> everything() {
    var item = new WorkItem("a", new CaseId("All001-0"), 2);
    var spent =
        List.of(
            new Spending.Item(
                new AgentId("m"),
                3,
                new TreeMap<>(Map.of(Failure.TIMED_OUT, 1)),
                new Usage(10, 20),
                new BigDecimal("0.000120"),
                true),
            new Spending.Item(new AgentId("n"), 1, new TreeMap<>(), Usage.NONE, null, false));
    var judged =
        new Judgement.Judged(
            "j",
            Map.of(
                1, new OptionVerdict(1, true, true),
                2, new OptionVerdict(2, false, true),
                3, new OptionVerdict(3, true, false)),
            List.of(
                new ExtractedAction(
                    "Start x \u2265 5 mg\n\"now\"", Set.of(1, 3), new Appropriateness(2))),
            List.of("odd"));
    var missing = new Attempt.Missing(UnscoredReason.ESCALATED, "NO_QUORUM: m TIMED_OUT", true);
    return List.of(
        new Kept.Answer(
            item, new Attempt.Answered("1. Say \u201cyes\u201d\r\n2.\u2028\tstop"), spent),
        new Kept.Verdict(
            item,
            "j",
            "ab",
            List.of(judged, new Judgement.Undecided(UnscoredReason.JUDGE_TIMED_OUT, "match")),
            List.of()),
        new Kept.Answer(new WorkItem("a", new CaseId("b"), 1), new Attempt.Nothing(), List.of()),
        new Kept.Answer(new WorkItem("a", new CaseId("c"), 1), missing, spent));
  }

  @Test
  void whatWasKeptIsReadBackAsItWas() {
    try (ItemLog log = open()) {
      assertThat(log.earlier()).isEmpty();
      everything().forEach(log::append);
    }
    try (ItemLog log = open()) {
      assertThat(log.earlier()).extracting(ItemLog.Line::step).isEqualTo(everything());
      assertThat(log.earlier()).extracting(ItemLog.Line::number).containsExactly(2, 3, 4, 5);
      log.append(everything().getFirst());
    }
    try (ItemLog log = open()) {
      assertThat(log.earlier()).hasSize(5);
    }
    assertThat(notes).isEmpty();
  }

  @Test
  void aLogOfAnotherEvaluationIsRefusedWithWhatDiffers() {
    open().close();
    var other = new RunHeader(new TreeMap<>(Map.of("seed", "1", "arm b", "2".repeat(64))));
    assertThatThrownBy(() -> logs().open(folder, other, false, notes::add))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("arm a is absent, was 111111111111")
        .hasMessageContaining("arm b is 222222222222, was absent")
        .hasMessageContaining("seed is 1, was 0")
        .hasMessageContaining("--out")
        .hasMessageContaining("--restart");
    logs().open(folder, other, true, notes::add).close();
    try (ItemLog log = logs().open(folder, other, false, notes::add)) {
      assertThat(log.earlier()).isEmpty();
    }
  }

  @Test
  void aRestartForgets() {
    try (ItemLog log = open()) {
      everything().forEach(log::append);
    }
    logs().open(folder, HEADER, true, notes::add).close();
    try (ItemLog log = open()) {
      assertThat(log.earlier()).isEmpty();
    }
  }

  @Test
  void twoRunsDoNotShareALog() {
    try (ItemLog log = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(FaultyInput.class)
          .hasMessageContaining("is in use by another run");
    }
  }
}
