package health.primum.consult.deliberation;

import health.primum.agent.Abstention;
import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.Answer;
import health.primum.agent.AnswerForm;
import health.primum.agent.Ballot;
import health.primum.agent.Failure;
import health.primum.agent.Fingerprint;
import health.primum.agent.MemberAnswer;
import health.primum.agent.ModelReply;
import health.primum.agent.PromptTemplate;
import health.primum.agent.Vote;
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.Recommendation;
import health.primum.clinical.Urgency;
import health.primum.consensus.CandidateAction;
import health.primum.consensus.CandidateId;
import health.primum.consensus.CandidatePool;
import health.primum.consensus.MemberRating;
import health.primum.consensus.StatedDifference;
import health.primum.consult.Provenance;
import health.primum.consult.Step;
import health.primum.safety.screen.Screening;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * The rating round: every member is shown every candidate without its authors, in an order of its
 * own that the case and its name decide, in batches where they are many.
 */
final class Rating {
  /** More items on one ballot than this, and models begin to skip. */
  static final int BATCH = 40;

  private Rating() {}

  /** What a member is asked; several tasks where there are many candidates. */
  static List<Task> tasks(
      AgentSpec agent, PromptTemplate prompt, CandidatePool pool, ClinicalCase clinicalCase) {
    List<CandidateAction> order = order(agent, pool, clinicalCase);
    var tasks = new ArrayList<Task>();
    for (int from = 0; from < order.size(); from += BATCH) {
      List<CandidateAction> batch = order.subList(from, Math.min(order.size(), from + BATCH));
      tasks.add(
          new Task(
              agent,
              Step.RATE,
              prompt,
              AnswerForm.BALLOT,
              batch.size(),
              Map.of("candidates", list(batch)),
              (member, completion) -> read(member, completion, batch)));
    }
    return tasks;
  }

  /**
   * In an order of the member's own, so that none shows how many proposed what; without what speaks
   * to a model.
   */
  static List<CandidateAction> order(
      AgentSpec agent, CandidatePool pool, ClinicalCase clinicalCase) {
    List<CandidateAction> order = new ArrayList<>();
    pool.candidates().stream()
        .filter(candidate -> !Screening.isSuspect(candidate.action()))
        .forEach(order::add);
    Collections.shuffle(order, new Random(seed(agent, clinicalCase)));
    return order;
  }

  /** The same whenever the same member is asked about the same case. */
  private static long seed(AgentSpec agent, ClinicalCase clinicalCase) {
    String digits = Fingerprint.of(agent.id() + "\n" + clinicalCase.narrative()).sha256();
    return Long.parseUnsignedLong(digits.substring(0, 16), 16);
  }

  /** Numbered from 1, without authors, with what their authors do not agree on. */
  static String list(List<CandidateAction> batch) {
    var lines = new StringBuilder();
    for (int i = 0; i < batch.size(); i++) {
      lines.append(i == 0 ? "" : "\n").append(i + 1).append(". ").append(line(batch.get(i)));
    }
    return lines.toString();
  }

  private static String line(CandidateAction candidate) {
    Recommendation action = candidate.action();
    String urgency =
        action.urgency() == Urgency.UNSTATED
            ? ""
            : " [" + action.urgency().name().toLowerCase(Locale.ROOT) + "]";
    String open =
        candidate.differences().stream()
            .map(
                d ->
                    d.kind().name().toLowerCase(Locale.ROOT)
                        + " "
                        + d.values().stream()
                            .map(StatedDifference.Value::value)
                            .collect(Collectors.joining(" or ")))
            .collect(Collectors.joining("; "));
    return action.statement().replaceAll("(?U)[\\s\\p{Cc}]+", " ")
        + urgency
        + (open.isEmpty() ? "" : " [not agreed: " + open + "]");
  }

  private static MemberAnswer read(
      AgentSpec agent, ModelReply.Completion completion, List<CandidateAction> batch) {
    var ratings = new ArrayList<Ballot.Rating>();
    if (completion.answer() instanceof Answer.Rated(Ballot ballot)) {
      for (int i = 0; i < batch.size(); i++) {
        int candidate = batch.get(i).id().number();
        ballot
            .of(i + 1)
            .map(r -> new Ballot.Rating(candidate, r.score(), r.reason()))
            .ifPresent(ratings::add);
      }
    }
    return ratings.isEmpty()
        ? new Abstention(
            agent.id(), Failure.UNPARSEABLE, "the answer rates nothing", completion.usage())
        : new Vote(agent.id(), new Ballot(ratings), completion.usage(), completion.origin());
  }

  /** All ratings, by candidate and then by member. */
  static Map<CandidateId, List<MemberRating>> ratings(List<Provenance.Member> votes) {
    Map<CandidateId, List<MemberRating>> all = new HashMap<>();
    for (Provenance.Member member : votes) {
      if (member.answer() instanceof Vote(AgentId agent, Ballot ballot, var usage, var origin)) {
        for (Ballot.Rating rating : ballot.ratings()) {
          all.computeIfAbsent(new CandidateId(rating.item()), any -> new ArrayList<>())
              .add(new MemberRating(agent, rating.score(), rating.reason()));
        }
      }
    }
    all.values().forEach(list -> list.sort(Comparator.comparing(MemberRating::agent)));
    return all;
  }

  /** The members that rated something. */
  static long voters(List<Provenance.Member> votes) {
    return votes.stream()
        .filter(member -> member.answer() instanceof Vote)
        .map(member -> member.agent().id())
        .distinct()
        .count();
  }
}
