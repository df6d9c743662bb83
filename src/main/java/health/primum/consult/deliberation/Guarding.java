package health.primum.consult.deliberation;

import health.primum.agent.Abstention;
import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.Answer;
import health.primum.agent.AnswerForm;
import health.primum.agent.Edits;
import health.primum.agent.Failure;
import health.primum.agent.MemberAnswer;
import health.primum.agent.ModelReply;
import health.primum.agent.PromptTemplate;
import health.primum.agent.Proposal;
import health.primum.agent.Review;
import health.primum.agent.Usage;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.Recommendation;
import health.primum.consensus.ActionMatcher;
import health.primum.consensus.CandidateAction;
import health.primum.consensus.CandidateId;
import health.primum.consensus.Decision;
import health.primum.consensus.Ledger;
import health.primum.consensus.LedgerEntry;
import health.primum.consensus.Source;
import health.primum.consensus.action.Verdict;
import health.primum.consult.Dissent;
import health.primum.consult.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan under review: what guardians take out, change and add, with everything that ever stood in
 * it kept for the ledger. One consult's own; not thread-safe.
 */
final class Guarding {
  /** What became of an item that is no longer in the plan. */
  private record Gone(AgentId guardian, String how, String reason) {}

  private final Proposal advice;
  private final ActionMatcher matcher;
  private final Map<Source, List<Source>> saidAgain = new HashMap<>();
  private final List<Source> current = new ArrayList<>();
  private final List<Source> everything = new ArrayList<>();
  private final Map<Source, Gone> gone = new LinkedHashMap<>();
  private final Map<Source, String> added = new LinkedHashMap<>();
  private final List<Proposal> proposals = new ArrayList<>();
  private final List<AgentId> reviewers = new ArrayList<>();

  Guarding(Proposal advice, ActionMatcher matcher) {
    this.advice = advice;
    this.matcher = matcher;
    proposals.add(advice);
    List<Recommendation> said = advice.plan().recommendations();
    for (int i = 0; i < said.size(); i++) {
      current.add(new Source(advice.agent(), said.get(i), i));
    }
    everything.addAll(current);
  }

  /** What a guardian is asked about the plan as it stands. */
  Task task(AgentSpec guardian, PromptTemplate prompt) {
    var lines = new StringBuilder();
    for (int i = 0; i < current.size(); i++) {
      String statement = current.get(i).words().statement().replaceAll("\\s+", " ");
      lines.append(i == 0 ? "" : "\n").append(i + 1).append(". ").append(statement);
    }
    return new Task(
        guardian,
        Step.REVIEW,
        prompt,
        AnswerForm.REVIEW,
        current.size(),
        Map.of("plan", lines.isEmpty() ? "(the plan is empty)" : lines.toString()),
        Guarding::read);
  }

  private static MemberAnswer read(AgentSpec agent, ModelReply.Completion completion) {
    return completion.answer() instanceof Answer.Reviewed(Review review)
        ? new Edits(agent.id(), review, completion.usage(), completion.origin())
        : new Abstention(
            agent.id(), Failure.UNPARSEABLE, "the answer is no review", completion.usage());
  }

  /** Carries out a guardian's edits. */
  void apply(Edits edits) {
    AgentId guardian = edits.agent();
    reviewers.add(guardian);
    var written = new ArrayList<Recommendation>();
    var next = new ArrayList<Source>();
    for (int i = 0; i < current.size(); i++) {
      Source item = current.get(i);
      switch (edits.review().of(i + 1).orElse(null)) {
        case null -> next.add(item);
        case Review.Removal removal ->
            gone.put(item, new Gone(guardian, "removed", removal.reason()));
        case Review.Change change
            when change.replacement().statement().equals(item.words().statement()) ->
            next.add(item);
        case Review.Change change -> {
          gone.put(item, new Gone(guardian, "changed", change.reason()));
          next.add(write(guardian, change.replacement(), written, "instead of another wording"));
        }
      }
    }
    for (Recommendation addition : edits.review().additions()) {
      Source there = same(next, addition);
      Source source = write(guardian, addition, written, "added in review");
      if (there == null) {
        next.add(source);
      } else {
        everything.remove(source);
        saidAgain.computeIfAbsent(there, any -> new ArrayList<>()).add(source);
      }
    }
    current.clear();
    current.addAll(next);
    proposals.add(
        new Proposal(guardian, new ManagementPlan("", written), "", Usage.NONE, edits.origin()));
  }

  /** What is in the plan already needs no second line. */
  private @Nullable Source same(List<Source> plan, Recommendation addition) {
    return plan.stream()
        .filter(item -> matcher.compare(item.words(), addition).verdict() == Verdict.SAME)
        .findFirst()
        .orElse(null);
  }

  private Source write(
      AgentId guardian, Recommendation words, List<Recommendation> written, String how) {
    var source = new Source(guardian, words, written.size());
    written.add(words);
    everything.add(source);
    added.put(source, how);
    return source;
  }

  ManagementPlan plan() {
    return new ManagementPlan(
        advice.plan().assessment(), current.stream().map(Source::words).toList());
  }

  /** Everything that ever stood in the plan: first what stands in it now, in its order. */
  Voting.Outcome outcome() {
    var order = new ArrayList<>(current);
    everything.stream().filter(gone::containsKey).forEach(order::add);
    var entries = new ArrayList<LedgerEntry>();
    var dissent = new ArrayList<Dissent>();
    for (Source source : order) {
      var id = new CandidateId(entries.size() + 1);
      var candidate = new CandidateAction(id, source.words(), sources(source));
      Gone lost = gone.get(source);
      entries.add(
          lost == null
              ? new LedgerEntry(candidate, Decision.RECOMMEND, kept(source))
              : new LedgerEntry(candidate, Decision.NOT_RECOMMENDED, lost(lost)));
      if (lost != null) {
        dissent.add(new Dissent(source.agent(), id, Dissent.Kind.OUTVOTED));
      }
    }
    return new Voting.Outcome(plan(), Ledger.of(entries, proposals), dissent);
  }

  private List<Source> sources(Source source) {
    var sources = new ArrayList<>(List.of(source));
    sources.addAll(saidAgain.getOrDefault(source, List.of()));
    return sources;
  }

  private String kept(Source source) {
    String how = added.get(source);
    return how == null
        ? "proposed by "
            + source.agent()
            + (reviewers.isEmpty()
                ? "; nobody reviewed it"
                : "; left standing by "
                    + String.join(", ", reviewers.stream().map(AgentId::value).toList()))
        : how + " by " + source.agent();
  }

  private static String lost(Gone gone) {
    String reason = gone.reason().isBlank() ? "no reason given" : gone.reason();
    return "%s by %s: %s"
        .formatted(
            gone.how(),
            gone.guardian(),
            reason.length() > 500 ? reason.substring(0, 500) + "..." : reason);
  }
}
