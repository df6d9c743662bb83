package health.primum.safety.rule;

import health.primum.consensus.CandidateId;
import health.primum.consensus.GuardFinding;
import health.primum.safety.drug.Drug;
import health.primum.safety.plan.PlannedDrug;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Keeps the findings of one rule in proportion to the plan. Pairs grow with the square of the
 * orders: 600 orders of two drugs are 90,000 pairs that say one thing. Plans as clinicians write
 * them stay as they are; in a crowd one order of each drug is compared and the finding then names
 * every action that orders the drug, and past {@value #MOST} pairs a rule says once for each
 * severity what all of them say. No action that a finding is about is lost.
 */
final class Crowd {
  /** Orders of the drugs of one rule; more than any plan of a patient. */
  static final int ORDERS = 30;

  /** Findings of one rule about two actions. */
  static final int MOST = 60;

  private static final int EACH = 2;
  private static final int SHOWN = 3;

  private Crowd() {}

  /** All orders, or in a crowd the first two of each drug: two, to see that it is given twice. */
  static List<PlannedDrug> thinned(List<PlannedDrug> orders) {
    if (orders.size() <= ORDERS) {
      return orders;
    }
    Map<Drug, Integer> seen = new HashMap<>();
    return orders.stream()
        .filter(order -> seen.merge(order.drug(), 1, Integer::sum) <= EACH)
        .toList();
  }

  /** The findings about {@code orders}, told of every action of {@code all}. */
  static List<GuardFinding> gathered(
      List<GuardFinding> findings, List<PlannedDrug> all, List<PlannedDrug> orders) {
    return fewer(orders.size() == all.size() ? findings : widened(findings, all, orders));
  }

  private static List<GuardFinding> widened(
      List<GuardFinding> findings, List<PlannedDrug> all, List<PlannedDrug> orders) {
    Map<Drug, SortedSet<CandidateId>> byDrug = new HashMap<>();
    all.forEach(
        order ->
            byDrug.computeIfAbsent(order.drug(), any -> new TreeSet<>()).add(order.candidate()));
    Map<CandidateId, SortedSet<CandidateId>> stands = new HashMap<>();
    for (PlannedDrug order : orders) {
      stands
          .computeIfAbsent(order.candidate(), any -> new TreeSet<>())
          .addAll(byDrug.getOrDefault(order.drug(), new TreeSet<>()));
    }
    var widened = new ArrayList<GuardFinding>();
    for (GuardFinding finding : findings) {
      if (finding.isBetweenActions()) {
        SortedSet<CandidateId> about = new TreeSet<>();
        finding.candidates().forEach(id -> about.addAll(stands.getOrDefault(id, new TreeSet<>())));
        widened.add(with(finding, List.copyOf(about), finding.message()));
      } else {
        widened.add(finding);
      }
    }
    return widened.stream().distinct().toList();
  }

  private static List<GuardFinding> fewer(List<GuardFinding> findings) {
    long pairs = findings.stream().filter(GuardFinding::isBetweenActions).count();
    if (pairs <= MOST) {
      return findings;
    }
    var fewer = new ArrayList<>(findings.stream().filter(f -> !f.isBetweenActions()).toList());
    Map<GuardFinding.Severity, List<GuardFinding>> alike = new LinkedHashMap<>();
    findings.stream()
        .filter(GuardFinding::isBetweenActions)
        .forEach(f -> alike.computeIfAbsent(f.severity(), any -> new ArrayList<>()).add(f));
    alike.values().forEach(group -> fewer.add(one(group)));
    return fewer;
  }

  private static GuardFinding one(List<GuardFinding> group) {
    SortedSet<CandidateId> about = new TreeSet<>();
    group.forEach(finding -> about.addAll(finding.candidates()));
    List<String> first =
        group.stream().map(GuardFinding::message).distinct().sorted().limit(SHOWN).toList();
    String message =
        "%s And %d more of this kind."
            .formatted(String.join(" ", first), group.size() - first.size());
    return with(group.getFirst(), List.copyOf(about), message);
  }

  private static GuardFinding with(GuardFinding f, List<CandidateId> about, String message) {
    return new GuardFinding(f.rule(), f.severity(), f.harm(), about, message, f.source());
  }
}
