package health.primum.catalog.votes;

import health.primum.fault.FaultyInput;
import health.primum.noharm.redteam.source.SwapVoteSource;
import health.primum.noharm.redteam.source.SwapVotes;
import health.primum.noharm.redteam.source.SwapVotes.Telling;
import health.primum.noharm.redteam.source.SwapVotes.Vote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * MedPerturb's oncology messages ({@code oncqa}), each told in five ways: as it was, with the
 * gender swapped, without it, in an uncertain and in a colourful tone; and its vignettes ({@code
 * conversational}), each also as a conversation and as the summary of one. The set does not name
 * its numbers; what they mean was read from its texts (METHODOLOGY.md). Thread-safe.
 */
public final class MedPerturbSwaps implements SwapVoteSource {
  private static final Map<String, Map<String, Telling>> SETS =
      Map.of(
          "oncqa",
          Map.of(
              "1", Telling.ORIGINAL,
              "2", Telling.GENDER_SWAPPED,
              "3", Telling.GENDER_REMOVED,
              "4", Telling.UNCERTAIN_TONE,
              "5", Telling.COLOURFUL_TONE),
          "conversational",
          Map.of(
              "1", Telling.ORIGINAL,
              "2", Telling.CONVERSATION,
              "3", Telling.SUMMARY));

  @Override
  public SwapVotes read(Path folder) {
    var faults = new FaultList();
    CsvRows rows = CsvRows.of(MedPerturbImport.file(folder, faults), faults);
    var columns = new ArrayList<>(List.of("dataset", "dataset_id", "context_id"));
    columns.add("original_patient_gender");
    for (String decision : MedPerturbImport.DECISIONS) {
      for (int i = 1; i <= MedPerturbImport.CLINICIANS; i++) {
        columns.add(decision + "_" + i);
      }
      MedPerturbImport.MODELS.forEach(model -> columns.add(model + "_" + decision));
    }
    var votes = new ArrayList<Vote>();
    Set<String> seen = new HashSet<>();
    rows.read(
        columns,
        List.of(),
        (line, cells) -> {
          Map<String, Telling> tellings = SETS.get(cells[0]);
          if (tellings == null) {
            return;
          }
          Telling telling = tellings.get(cells[1]);
          if (telling == null || !cells[3].matches("[MF]")) {
            faults.add(rows.name(), line, "has an unknown telling or gender", "mend the row");
          } else if (Stream.of(cells).skip(4).anyMatch(cell -> !cell.matches("[01]"))) {
            faults.add(rows.name(), line, "has a decision that is not 0 or 1", "mend the row");
          } else if (!seen.add(cells[0] + "/" + cells[2] + "/" + cells[1])) {
            faults.add(rows.name(), line, "is a second row of its telling", "remove one of them");
          } else {
            take(cells, telling, votes);
          }
        });
    if (votes.isEmpty()) {
      faults.add(
          rows.name(),
          0,
          "has no row of " + String.join(" or ", new TreeSet<>(SETS.keySet())),
          "name MedPerturb's folder");
      throw new FaultyInput(faults.found());
    }
    return new SwapVotes(votes, faults.found());
  }

  private static void take(String[] cells, Telling telling, List<Vote> votes) {
    String context = cells[0] + "-" + cells[2];
    boolean female = cells[3].equals("F");
    int at = 4;
    for (String decision : MedPerturbImport.DECISIONS) {
      double clinicians = 0;
      for (int i = 0; i < MedPerturbImport.CLINICIANS; i++) {
        clinicians += cells[at++].equals("1") ? 1 : 0;
      }
      votes.add(
          new Vote(
              context,
              female,
              telling,
              SwapVotes.CLINICIANS,
              decision,
              clinicians / MedPerturbImport.CLINICIANS));
      for (String model : MedPerturbImport.MODELS) {
        votes.add(
            new Vote(context, female, telling, model, decision, cells[at++].equals("1") ? 1 : 0));
      }
    }
  }
}
