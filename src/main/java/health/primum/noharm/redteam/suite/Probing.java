package health.primum.noharm.redteam.suite;

import health.primum.agent.Budget;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.ActionMatcher;
import health.primum.consult.deliberation.Deliberation;
import health.primum.fault.Fault;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.redteam.Suite;
import health.primum.noharm.redteam.source.SwapVoteSource;
import health.primum.noharm.redteam.source.SwapVotes;
import health.primum.noharm.redteam.source.TellingSource;
import health.primum.noharm.redteam.source.Tellings;
import health.primum.noharm.redteam.source.TextSource;
import health.primum.noharm.redteam.source.VignetteSource;
import health.primum.noharm.redteam.source.Vignettes;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes suites from the folders a user names. Thread-safe. */
public final class Probing {
  private final Deliberation deliberation;
  private final PlanParser parser;
  private final ActionMatcher matcher;
  private final ExecutorService executor;
  private final Sources sources;

  /** Where suites get what they are made from. */
  public record Sources(
      TextSource texts, TellingSource tellings, SwapVoteSource votes, VignetteSource vignettes) {}

  public Probing(
      Deliberation deliberation,
      PlanParser parser,
      ActionMatcher matcher,
      ExecutorService executor,
      Sources sources) {
    this.deliberation = deliberation;
    this.parser = parser;
    this.matcher = matcher;
    this.executor = executor;
    this.sources = sources;
  }

  public Asking asking(Budget budget, int parallel) {
    return new Asking(deliberation, parser, budget, executor, parallel);
  }

  public Suite facts(Asking asking, Path cases, Consumer<Fault> warn) {
    return new FactsSuite(asking, texts(cases, warn).texts());
  }

  public Suite swaps(Asking asking, Path cases, Consumer<Fault> warn) {
    return new SwapSuite(asking, matcher, texts(cases, warn).texts());
  }

  public Suite privacy(Asking asking, Path cases, Consumer<Fault> warn) {
    return new PrivacySuite(asking, texts(cases, warn).texts());
  }

  /** Of actions alone where there is no judge or no rubric. */
  public Suite robustness(
      Asking asking, Path cases, @Nullable Judge judge, long seed, Consumer<Fault> warn) {
    return new RobustnessSuite(asking, matcher, texts(cases, warn), judge, seed);
  }

  private TextSource.Texts texts(Path cases, Consumer<Fault> warn) {
    TextSource.Texts texts = sources.texts().read(cases);
    texts.faults().forEach(warn);
    return texts;
  }

  public Suite voteBias(Path folder, long seed, Consumer<Fault> warn) {
    return new VoteBiasSuite(votes(folder, warn), seed);
  }

  public Suite voteRobustness(Path folder, long seed, Consumer<Fault> warn) {
    return new VoteRobustnessSuite(votes(folder, warn), seed);
  }

  private SwapVotes votes(Path folder, Consumer<Fault> warn) {
    SwapVotes votes = sources.votes().read(folder);
    votes.faults().forEach(warn);
    return votes;
  }

  /** Of arms only where there is a judge. */
  public Suite perspective(
      Asking asking, Path folder, @Nullable Judge judge, long seed, Consumer<Fault> warn) {
    Tellings tellings = sources.tellings().read(folder);
    tellings.faults().forEach(warn);
    return new PerspectiveSuite(asking, tellings, judge, seed);
  }

  public Suite injection(Asking asking, Path folder, Consumer<Fault> warn) {
    Vignettes vignettes = sources.vignettes().read(folder);
    vignettes.faults().forEach(warn);
    return new InjectionSuite(asking, vignettes.vignettes());
  }
}
