package health.primum.safety;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.catalog.BenchmarkReader;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.consensus.CandidateAction;
import health.primum.consensus.GuardFinding;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.rubric.RubricOption;
import health.primum.safety.critical.CriticalActions;
import health.primum.safety.critical.MissingAction;
import health.primum.safety.patient.PatientFacts;
import health.primum.testsupport.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How often the guards speak on real cases: the figures of METHODOLOGY, "Guards". Run with {@code
 * -Dguards.print=true} to read every finding.
 */
class GuardEvidenceTest {
  private final SafetyCheck check = new SafetyCheck();

  /** How many actions there are, on how many the guards speak, of how many they change the fate. */
  private record Count(int actions, int shown, int changed) {
    Count plus(List<GuardFinding> findings) {
      return new Count(
          actions + 1,
          shown + (findings.isEmpty() ? 0 : 1),
          changed + (findings.stream().anyMatch(GuardFinding::decides) ? 1 : 0));
    }
  }

  @Test
  void whatSpecialistsRatedAppropriateStaysInThePlan() {
    Count good = new Count(0, 0, 0);
    Count uncertain = new Count(0, 0, 0);
    Count harmful = new Count(0, 0, 0);
    for (Rubric rubric : new BenchmarkReader().read(SharedData.noharmOpen()).rubrics().values()) {
      var clinicalCase = ClinicalCase.of(new CaseId("Guard001"), rubric.presentation());
      for (RubricOption option : rubric.options().values()) {
        List<GuardFinding> found = check(clinicalCase, option.text());
        int score = option.score().score();
        print(rubric.id() + " [" + score + "] " + option.text(), found);
        if (score >= 7) {
          good = good.plus(found);
        } else if (score <= 3) {
          harmful = harmful.plus(found);
        } else {
          uncertain = uncertain.plus(found);
        }
      }
    }
    System.out.println("NOHARM open: " + good + " " + uncertain + " " + harmful);
    assertThat(good.changed()).isZero();
    assertThat(harmful.changed()).isPositive();
  }

  @Test
  void allThatIsAppropriateForACaseContradictsNothing() {
    for (Rubric rubric : new BenchmarkReader().read(SharedData.noharmOpen()).rubrics().values()) {
      String[] actions =
          rubric.options().values().stream()
              .filter(option -> option.score().score() >= 7)
              .map(option -> option.text().replaceAll("\\s+", " "))
              .toArray(String[]::new);
      var clinicalCase = ClinicalCase.of(new CaseId("Guard001"), rubric.presentation());
      List<GuardFinding> found = check.check(PatientFacts.of(clinicalCase), Plans.plan(actions));
      print(rubric.id() + " all appropriate options", found);
      assertThat(found).as(rubric.id().toString()).noneMatch(GuardFinding::decides);
    }
  }

  /** What critical-action rules would add to the plan of everything appropriate for a case. */
  @Test
  void littleIsMissingWhereAllThatIsAppropriateIsSaid() {
    int cases = 0;
    int added = 0;
    int actions = 0;
    for (Rubric rubric : new BenchmarkReader().read(SharedData.noharmOpen()).rubrics().values()) {
      String[] good =
          rubric.options().values().stream()
              .filter(option -> option.score().score() >= 7)
              .map(option -> option.text().replaceAll("\\s+", " "))
              .toArray(String[]::new);
      var clinicalCase = ClinicalCase.of(new CaseId("Guard001"), rubric.presentation());
      List<CandidateAction> plan = Plans.plan(good);
      List<MissingAction> missing =
          new CriticalActions().missing(PatientFacts.of(clinicalCase), plan, plan);
      cases++;
      actions += plan.size();
      added += missing.size();
      if (Boolean.getBoolean("guards.print")) {
        missing.forEach(
            m -> System.out.println(rubric.id() + " ADDS " + m.rule() + ": " + m.because()));
      }
    }
    System.out.println(
        "NOHARM open: " + cases + " cases, " + actions + " actions, " + added + " added");
    assertThat(cases).isEqualTo(20);
    assertThat(added).isLessThan(cases);
  }

  @Test
  void plantedTreatmentErrorsAreSeldomWhatAGuardKnowsAndCorrectionsAreLeftAlone()
      throws IOException {
    Path file =
        SharedData.folder("medec")
            .resolve("MEDEC-MS-ValidationSet-with-GroundTruth-and-ErrorType.csv");
    Count planted = new Count(0, 0, 0);
    Count corrected = new Count(0, 0, 0);
    Count drugs = new Count(0, 0, 0);
    for (List<String> row :
        csv(Files.readString(file).replaceAll("[\\p{Cntrl}\\u0080-\\u009f&&[^\n]]", " "))) {
      if (!List.of("treatment", "pharmacotherapy", "management").contains(row.get(4))) {
        continue;
      }
      String note = row.get(1).replace(row.get(6).strip(), " ").strip();
      if (note.isBlank()) {
        continue;
      }
      ClinicalCase rest = ClinicalCase.of(new CaseId("Guard001"), note);
      List<GuardFinding> wrong = check(rest, row.get(6).strip());
      List<GuardFinding> right = check(rest, row.get(7).strip());
      print(row.getFirst() + " PLANTED " + row.get(6).strip(), wrong);
      print(row.getFirst() + " CORRECTED " + row.get(7).strip(), right);
      planted = planted.plus(wrong);
      corrected = corrected.plus(right);
      drugs = row.get(4).equals("management") ? drugs : drugs.plus(wrong);
    }
    System.out.println("MEDEC validation: planted " + planted + ", corrected " + corrected);
    System.out.println("of the planted, treatment and pharmacotherapy: " + drugs);
    assertThat(planted.changed()).isGreaterThanOrEqualTo(corrected.changed());
  }

  private List<GuardFinding> check(ClinicalCase clinicalCase, String action) {
    List<CandidateAction> plan = Plans.plan(action.replaceAll("\\s+", " "));
    return check.check(PatientFacts.of(clinicalCase), plan);
  }

  private static void print(String what, List<GuardFinding> found) {
    if (Boolean.getBoolean("guards.print") && !found.isEmpty()) {
      System.out.println(what);
      found.forEach(
          f -> System.out.println("    " + f.severity() + " " + f.rule() + ": " + f.message()));
    }
  }

  /** Rows of a CSV file with quoted cells, without the heading. */
  private static List<List<String>> csv(String text) {
    var rows = new ArrayList<List<String>>();
    var row = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else if (c == '"') {
          quoted = false;
        } else {
          cell.append(c);
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',' || c == '\n') {
        row.add(cell.toString().replace("\r", ""));
        cell.setLength(0);
        if (c == '\n') {
          rows.add(List.copyOf(row));
          row.clear();
        }
      } else {
        cell.append(c);
      }
    }
    return rows.stream().skip(1).filter(r -> r.size() >= 8).toList();
  }
}
