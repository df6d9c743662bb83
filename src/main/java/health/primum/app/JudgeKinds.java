package health.primum.app;

import health.primum.agent.Budget;
import health.primum.agent.ModelClient;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.ActionMatcher;
import health.primum.consult.deliberation.Prompting;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.RecordedJudge;
import health.primum.noharm.judge.RecordingSource;
import health.primum.noharm.judge.llm.JudgeCatalog;
import health.primum.noharm.judge.llm.LlmJudge;
import health.primum.noharm.judge.offline.LexicalJudge;
import health.primum.noharm.panel.JudgeKind;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The kinds of judge that can be named on the command line. */
record JudgeKinds(
    JudgeCatalog catalog, RecordingSource recordings, ModelClient models, Prompting prompting) {
  JudgeKind llm() {
    return new JudgeKind("llm", "llm:NAME", this::asked);
  }

  private Judge asked(String name, Budget budget, Consumer<Fault> warn) {
    return new LlmJudge(
        catalog
            .judge(name)
            .orElseThrow(
                () ->
                    new FaultyInput(
                        "--judge",
                        "there is no judge '" + name + "' that can be used",
                        "name one of " + catalog.judges() + ", or see primum validate")),
        models,
        prompting,
        budget);
  }

  JudgeKind recorded() {
    return new JudgeKind("recorded", "recorded:VERDICTS.jsonl", this::kept);
  }

  private Judge kept(String name, Budget budget, Consumer<Fault> warn) {
    Path file = Path.of(name);
    RecordingSource.Verdicts verdicts = recordings.verdicts(file);
    verdicts.faults().forEach(warn);
    return new RecordedJudge("recorded:" + file.getFileName(), verdicts.verdicts());
  }

  JudgeKind lexical(PlanParser parser, ActionMatcher matcher) {
    return new JudgeKind(
        LexicalJudge.NAME,
        LexicalJudge.NAME,
        (argument, budget, warn) -> new LexicalJudge(parser, matcher));
  }
}
