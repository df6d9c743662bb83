package health.primum.cli;

import health.primum.consensus.CandidateAction;
import health.primum.consensus.CandidatePool;
import java.util.List;
import java.util.Locale;

/** Candidates as plain data. */
record PoolDocument(List<Candidate> candidates) {
  /** One distinct action. */
  record Candidate(
      String candidate,
      String text,
      String intent,
      List<String> proposedBy,
      List<Quote> sources,
      List<Difference> differences) {}

  /** Who said it, in which words. */
  record Quote(String member, String text) {}

  /** What the members do not agree on. */
  record Difference(String kind, List<Value> values) {}

  /** A value and who gave it. */
  record Value(String value, List<String> members) {}

  static PoolDocument of(CandidatePool pool) {
    return new PoolDocument(pool.candidates().stream().map(PoolDocument::candidate).toList());
  }

  private static Candidate candidate(CandidateAction candidate) {
    return new Candidate(
        candidate.id().toString(),
        candidate.action().statement(),
        candidate.action().intent().name().toLowerCase(Locale.ROOT),
        candidate.proposers().stream().map(Object::toString).toList(),
        candidate.sources().stream()
            .map(source -> new Quote(source.agent().value(), source.words().statement()))
            .toList(),
        candidate.differences().stream()
            .map(
                difference ->
                    new Difference(
                        difference.kind().name().toLowerCase(Locale.ROOT),
                        difference.values().stream()
                            .map(
                                value ->
                                    new Value(
                                        value.value(),
                                        value.agents().stream().map(Object::toString).toList()))
                            .toList()))
            .toList());
  }
}
