package health.primum.cli;

import health.primum.consult.document.AdviceDocument;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A candidate of the ledger in words. */
final class EntryText {
  private EntryText() {}

  /** Its words, who said them, how it was rated and what is to be settled. */
  static String line(AdviceDocument.Entry entry) {
    return words(entry)
        + toSettle(entry.differences())
        + " ["
        + proposers(entry)
        + "]"
        + ratings(entry);
  }

  /** What its authors do not agree on, beside the words that show one of the values. */
  static String toSettle(List<AdviceDocument.Unsettled> open) {
    return open.isEmpty() ? "" : " <TO SETTLE: " + differences(open) + ">";
  }

  /** Why members see severe harm, where they do and the plan does not follow them. */
  static List<String> heard(AdviceDocument.Entry entry) {
    return entry.ratings().stream()
        .filter(score -> score.score() == 9 || score.score() == 1)
        .filter(score -> !score.reason().isBlank())
        .map(score -> score.agent() + " gave " + score.score() + ": " + score.reason())
        .toList();
  }

  /** "Advised against: avoid X" would be read as its opposite. */
  static String words(AdviceDocument.Entry entry) {
    boolean restricts = entry.intent().equals("avoid") || entry.intent().equals("stop");
    return entry.decision().equals("ADVISE_AGAINST") && restricts
        ? "REJECTED, do not follow this restriction: \"" + entry.text() + "\""
        : entry.text();
  }

  static String ratings(AdviceDocument.Entry entry) {
    return entry.ratings().isEmpty()
        ? ""
        : entry.ratings().stream()
            .map(score -> score.agent() + " " + score.score())
            .collect(Collectors.joining(", ", " {" + distribution(entry) + "; ", "}"));
  }

  /** How many gave a 1, a 2, ... a 9, a dot for nobody: {@code 1[......12.]9}. */
  static String distribution(AdviceDocument.Entry entry) {
    AdviceDocument.Rated rated = entry.rated();
    return rated == null
        ? ""
        : rated.distribution().stream()
            .map(count -> count == 0 ? "." : count > 9 ? "+" : String.valueOf(count))
            .collect(Collectors.joining("", "1[", "]9"));
  }

  static String differences(List<AdviceDocument.Unsettled> open) {
    return open.stream()
        .map(
            difference ->
                difference.values().stream()
                    .map(said -> said.value() + " (" + String.join(", ", said.agents()) + ")")
                    .collect(Collectors.joining(" or ", difference.kind() + " ", "")))
        .collect(Collectors.joining("; "));
  }

  static String proposers(AdviceDocument.Entry entry) {
    return by(said(entry, "proposed"), said(entry, "added"));
  }

  static List<String> said(AdviceDocument.Entry entry, String step) {
    return entry.sources().stream()
        .filter(source -> source.step().equals(step))
        .map(AdviceDocument.Quote::agent)
        .distinct()
        .toList();
  }

  static String by(List<String> proposed, List<String> added) {
    return Stream.of(
            String.join(", ", proposed),
            added.isEmpty() ? "" : "added in the omission check by " + String.join(", ", added))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
  }
}
