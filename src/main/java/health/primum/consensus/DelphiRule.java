package health.primum.consensus;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import health.primum.clinical.Intent;
import health.primum.fault.Require;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Decides by rating. Appropriate (median 7 to 9 without disagreement) is recommended, inappropriate
 * (1 to 3) advised against, anything else not recommended; but where the panel is uncertain, what a
 * single member holds to be severely harmful to leave out (a 9) stays unresolved, for the
 * clinician. Of what is recommended only so much stays as the restraint budget allows, the harm of
 * leaving out deciding.
 *
 * @param restraint most actions a plan may have, 1 to 100
 */
public record DelphiRule(int restraint) {
  public static final int DEFAULT_RESTRAINT = 12;
  private static final int SEVERE = 9;
  private static final int SEVERE_IF_DONE = 1;

  private static final Comparator<LedgerEntry> DEAREST =
      comparingDouble(DelphiRule::median)
          .thenComparing(comparingDouble(DelphiRule::mean))
          .thenComparing(comparingInt(entry -> entry.candidate().proposers().size()))
          .reversed()
          .thenComparing(comparing(entry -> entry.candidate().id()));

  public DelphiRule {
    Require.within("restraint", restraint, 1, 100);
  }

  /**
   * What becomes of each candidate: what is recommended comes first, the dearest to leave out
   * before the others; the rest follows in the pool's order.
   *
   * @param ratings of each candidate; one without counts as rated by nobody
   * @param needed ratings that a candidate needs to be decided
   */
  public List<LedgerEntry> decide(
      CandidatePool pool, Map<CandidateId, List<MemberRating>> ratings, int needed) {
    var entries = new ArrayList<LedgerEntry>();
    for (CandidateAction candidate : pool.candidates()) {
      entries.add(decide(candidate, ratings.getOrDefault(candidate.id(), List.of()), needed));
    }
    return dearestFirst(entries);
  }

  /** The same with a plan no longer than the budget, what is dearest to leave out staying. */
  public List<LedgerEntry> restrain(List<LedgerEntry> decided) {
    var entries = new ArrayList<>(decided);
    List<LedgerEntry> over =
        entries.stream().filter(DelphiRule::isKept).sorted(DEAREST).skip(restraint).toList();
    entries.replaceAll(entry -> over.contains(entry) ? dropped(entry) : entry);
    return dearestFirst(entries);
  }

  /** The plan by what it costs to leave out, the rest in the pool's order. */
  private static List<LedgerEntry> dearestFirst(List<LedgerEntry> entries) {
    return entries.stream()
        .sorted(
            comparing((LedgerEntry entry) -> !isKept(entry))
                .thenComparing(
                    (one, other) ->
                        isKept(one)
                            ? DEAREST.compare(one, other)
                            : one.candidate().id().compareTo(other.candidate().id())))
        .toList();
  }

  private static boolean isKept(LedgerEntry entry) {
    return entry.decision() == Decision.RECOMMEND;
  }

  private static LedgerEntry decide(
      CandidateAction candidate, List<MemberRating> ratings, int needed) {
    if (ratings.size() < needed) {
      return new LedgerEntry(
          candidate,
          Decision.UNRESOLVED,
          "only %d of the %d ratings that are needed".formatted(ratings.size(), needed),
          ratings);
    }
    RatingSummary summary = RatingSummary.of(ratings);
    Decision decision =
        summary.isAppropriate()
            ? Decision.RECOMMEND
            : summary.isInappropriate()
                ? against(candidate)
                : summary.highest() == SEVERE ? Decision.UNRESOLVED : Decision.NOT_RECOMMENDED;
    boolean restricts =
        candidate.action().intent() == Intent.AVOID || candidate.action().intent() == Intent.STOP;
    return new LedgerEntry(candidate, decision, reason(summary, decision, restricts), ratings);
  }

  /** To advise against what nobody thought of would only confuse. */
  private static Decision against(CandidateAction candidate) {
    return candidate.isAdded() ? Decision.NOT_RECOMMENDED : Decision.ADVISE_AGAINST;
  }

  private static String reason(RatingSummary summary, Decision decision, boolean restricts) {
    String said =
        String.format(
            Locale.ROOT,
            "median %s of %d ratings%s",
            plain(summary.median()),
            summary.count(),
            summary.isDisagreement() ? ", with disagreement" : "");
    return switch (decision) {
      case RECOMMEND ->
          "appropriate: "
              + said
              + (summary.lowest() == SEVERE_IF_DONE
                  ? "; at least one member sees severe harm in doing it"
                  : "");
      case ADVISE_AGAINST ->
          (restricts ? "the panel rejects this restriction: " : "inappropriate: ")
              + said
              + missed(summary);
      case NOT_RECOMMENDED ->
          (summary.isInappropriate() ? "inappropriate: " : "uncertain: ") + said + missed(summary);
      case UNRESOLVED -> "uncertain: " + said + missed(summary);
    };
  }

  private static String missed(RatingSummary summary) {
    return summary.highest() == SEVERE
        ? "; at least one member sees severe harm in leaving it out"
        : "";
  }

  private LedgerEntry dropped(LedgerEntry entry) {
    boolean severe = RatingSummary.of(entry.ratings()).highest() == SEVERE;
    return new LedgerEntry(
        entry.candidate(),
        severe ? Decision.UNRESOLVED : Decision.NOT_RECOMMENDED,
        entry.reason() + "; beyond the restraint budget of " + restraint + " actions",
        entry.ratings());
  }

  private static double median(LedgerEntry entry) {
    return RatingSummary.of(entry.ratings()).median();
  }

  private static double mean(LedgerEntry entry) {
    OptionalDouble mean = entry.ratings().stream().mapToInt(r -> r.score().score()).average();
    return mean.orElse(0);
  }

  private static String plain(double median) {
    return median == Math.rint(median)
        ? String.valueOf((int) median)
        : String.format(Locale.ROOT, "%.1f", median);
  }
}
