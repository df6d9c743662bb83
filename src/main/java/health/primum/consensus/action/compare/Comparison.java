package health.primum.consensus.action.compare;

import health.primum.consensus.action.Match;
import health.primum.consensus.action.Reading;
import health.primum.consensus.action.Veto;
import java.util.List;
import java.util.Optional;

/** Compares two readings: vetoes first, then what is named, then what is left to reconcile. */
final class Comparison {
  private Comparison() {}

  static Match of(Reading a, Reading b) {
    Optional<Veto> veto = new Vetoes(a, b).first();
    if (veto.isPresent()) {
      return Match.vetoed(veto.get());
    }
    var likeness = new Likeness(a, b);
    double score = likeness.score();
    return score < likeness.threshold()
        ? Match.unlike(score, score < Match.DOUBT ? List.of() : Differences.between(a, b))
        : Match.alike(score, Differences.between(a, b));
  }
}
