package health.primum.cli;

import health.primum.consult.document.AdviceDocument;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** Prints advice for a reader at a terminal. */
final class PlanPrinter {
  private static final int MOST_ALERTS = 12;
  private static final int MOST_ABOUT = 4;

  private static final int WIDTH = 100;
  private final PrintWriter out;

  PlanPrinter(PrintWriter out) {
    this.out = out;
  }

  void print(AdviceDocument advice) {
    out.println();
    wrap("", advice.notice());
    advice.labels().forEach(label -> wrap("! ", label));
    AdviceDocument.Plan plan = advice.plan();
    if (plan == null) {
      escalated(advice);
    } else {
      planned(advice, plan);
    }
    AdviceDocument.Source by = advice.provenance();
    out.printf(
        Locale.ROOT,
        "%nConsult %s, team %s %s, fingerprint %s, evaluated: %s, %.1f s, %s%n",
        by.consult(),
        by.team(),
        by.protocol(),
        by.teamFingerprint().substring(0, 12),
        advice.evaluated(),
        by.elapsedMillis() / 1000.0,
        Cost.words(by.inputTokens(), by.outputTokens(), by.costUsd(), by.costComplete()));
    out.flush();
  }

  private void planned(AdviceDocument advice, AdviceDocument.Plan plan) {
    if (!plan.assessment().isEmpty()) {
      heading("Assessment");
      plan.assessment().lines().forEach(line -> wrap("  ", line));
    }
    heading("Plan: " + plan.recommendations().size() + " recommended");
    int number = 1;
    for (AdviceDocument.Action action : plan.recommendations()) {
      wrap(
          "%3d. ".formatted(number++),
          statement(action) + EntryText.toSettle(action.toSettle()) + details(action));
      String candidate = action.candidate();
      advice.ledger().stream()
          .filter(entry -> entry.candidate().equals(candidate) && !entry.ratings().isEmpty())
          .forEach(entry -> wrap("     rated: ", entry.reason() + EntryText.ratings(entry)));
      if (!action.rationale().isEmpty()) {
        wrap("     why: ", action.rationale());
      }
    }
    entries(advice, "UNRESOLVED", "Unresolved: for the clinician to decide");
    alerts(advice);
    conflicts(advice);
    entries(advice, "ADVISE_AGAINST", "Advised against");
    entries(advice, "NOT_RECOMMENDED", "Proposed but not recommended");
    checks(advice);
    assessments(advice);
  }

  /**
   * The gravest first; beyond {@value #MOST_ALERTS} only their number, since a flood is not read.
   */
  private void alerts(AdviceDocument advice) {
    if (advice.alerts().isEmpty()) {
      return;
    }
    heading("Alerts of the safety checks: " + advice.alerts().size());
    advice.alerts().stream().limit(MOST_ALERTS).forEach(alert -> alert(advice, alert));
    var more = new LinkedHashMap<String, Integer>();
    advice.alerts().stream()
        .skip(MOST_ALERTS)
        .forEach(alert -> more.merge(alert.severity().replace('_', ' '), 1, Integer::sum));
    if (!more.isEmpty()) {
      int count = advice.alerts().size() - MOST_ALERTS;
      wrap(
          "  ! ", count + " more, less grave or as grave: " + more + ". JSON output has them all.");
    }
  }

  private void conflicts(AdviceDocument advice) {
    if (advice.conflicts().isEmpty()) {
      return;
    }
    heading("Conflicts: " + advice.conflicts().size());
    for (AdviceDocument.Opposites pair : advice.conflicts()) {
      wrap("  ! ", pair.message());
      advice.ledger().stream()
          .filter(entry -> pair.candidates().contains(entry.candidate()))
          .forEach(
              entry ->
                  wrap(
                      "     " + entry.candidate() + ": ", entry.text() + EntryText.ratings(entry)));
    }
  }

  private void alert(AdviceDocument advice, AdviceDocument.Alert alert) {
    wrap(
        "  ! ",
        "%s [%s]: %s".formatted(alert.severity().replace('_', ' '), alert.rule(), alert.message()));
    advice.ledger().stream()
        .filter(entry -> alert.candidates().contains(entry.candidate()))
        .limit(MOST_ABOUT)
        .forEach(entry -> wrap("     about: ", entry.text()));
    if (alert.candidates().size() > MOST_ABOUT) {
      wrap("     about: ", (alert.candidates().size() - MOST_ABOUT) + " more actions");
    }
    wrap("     source: ", alert.source());
  }

  private void entries(AdviceDocument advice, String decision, String title) {
    List<AdviceDocument.Entry> entries =
        advice.ledger().stream().filter(entry -> entry.decision().equals(decision)).toList();
    if (entries.isEmpty()) {
      return;
    }
    heading(title + ": " + entries.size());
    var byReason = new LinkedHashMap<String, List<AdviceDocument.Entry>>();
    entries.forEach(
        entry -> byReason.computeIfAbsent(entry.reason(), any -> new ArrayList<>()).add(entry));
    byReason.forEach(
        (reason, alike) -> {
          wrap("  ", reason + ":");
          alike.forEach(
              entry -> {
                wrap("  -  ", EntryText.line(entry));
                EntryText.heard(entry).forEach(line -> wrap("       ", line));
              });
        });
  }

  private void assessments(AdviceDocument advice) {
    if (advice.members().size() < 2) {
      return;
    }
    heading("How each member sees the case");
    for (AdviceDocument.Member member : advice.members()) {
      String assessment = member.assessment();
      String said = assessment == null ? withoutPlan(member) : assessment;
      wrap(
          "  " + member.agent() + ": ",
          said.isEmpty() ? "(gave no assessment)" : said.replace('\n', ' '));
    }
  }

  private static String withoutPlan(AdviceDocument.Member member) {
    return member.failure() == null
        ? "reviewed the plan: %d edits, %d additions"
            .formatted(member.edits().size(), member.additions().size())
        : "no answer: " + member.failure() + ", " + member.detail();
  }

  private void escalated(AdviceDocument advice) {
    heading("ESCALATED (" + advice.escalation() + "): no plan counts; a person must decide");
    for (AdviceDocument.Member member : advice.members()) {
      String failure = member.failure();
      wrap(
          "  " + member.agent() + ": ",
          failure != null
              ? failure + ", " + member.detail()
              : member.recommendations().isEmpty()
                  ? "had nothing to say"
                  : "proposed, not the team's plan:");
      member.recommendations().forEach(action -> wrap("     - ", statement(action)));
    }
    checks(advice);
  }

  /** What guardians and the adjudicator said, where they were asked. */
  private void checks(AdviceDocument advice) {
    if (!advice.omissionChecks().isEmpty()) {
      heading("Omission check");
    }
    for (AdviceDocument.Check check : advice.omissionChecks()) {
      wrap(
          "  " + check.agent() + ": ",
          check.failure() != null
              ? "no answer: " + check.failure() + ", " + check.detail()
              : check.additions().isEmpty() ? "nothing is missing" : "added:");
      check.additions().forEach(action -> wrap("     - ", statement(action)));
    }
    for (AdviceDocument.Judged asked : advice.adjudications()) {
      List<AdviceDocument.Ruling> one =
          asked.rulings().stream().filter(AdviceDocument.Ruling::applied).toList();
      heading("Held to be one action by " + asked.agent() + ": " + one.size());
      one.forEach(
          ruling ->
              wrap("  -  ", ruling.first() + " = " + ruling.second() + ": " + ruling.reason()));
    }
  }

  private static String statement(AdviceDocument.Action action) {
    return action.condition().isEmpty()
        ? action.text()
        : action.text() + " (" + action.condition() + ")";
  }

  private static String details(AdviceDocument.Action action) {
    String urgency = action.urgency().equals("unstated") ? "" : ", " + action.urgency();
    return " ["
        + action.category()
        + urgency
        + "; "
        + EntryText.by(action.proposedBy(), action.addedBy())
        + "]";
  }

  private void heading(String text) {
    out.println();
    out.println(text);
    out.println("-".repeat(Math.min(WIDTH, text.length())));
  }

  /** Wraps at spaces, later lines indented like the first one's text. */
  private void wrap(String lead, String text) {
    var line = new StringBuilder(lead);
    String indent = " ".repeat(Math.min(lead.length(), 5));
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() > WIDTH && !line.toString().isBlank()) {
        out.println(line.toString().stripTrailing());
        line.setLength(0);
        line.append(indent);
      }
      line.append(printable(word)).append(' ');
    }
    out.println(line.toString().stripTrailing());
  }

  /** A model's text must not steer the terminal. */
  private static String printable(String word) {
    return word.replaceAll("[\\p{Cc}\\p{Cf}]", "");
  }
}
