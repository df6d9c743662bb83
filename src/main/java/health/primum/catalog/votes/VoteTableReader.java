package health.primum.catalog.votes;

import health.primum.agent.Fingerprint;
import health.primum.clinical.Appropriateness;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.explore.TableSource;
import health.primum.noharm.explore.Tables;
import health.primum.noharm.explore.table.OptionRow;
import health.primum.noharm.explore.table.Vote;
import health.primum.noharm.explore.table.VoteRow;
import health.primum.noharm.explore.table.VoteTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads tables of options and votes, and refuses them with every fault. Thread-safe. */
public final class VoteTableReader implements TableSource {
  static final List<String> OPTIONS = List.of("case", "option", "score");
  static final List<String> VOTES = List.of("case", "option", "member", "repeat", "vote");
  private static final int MAX_NAME = 200;
  private static final int MAX_REPEAT = 9999;

  @Override
  public Tables read(Path options, Path votes, List<String> members) {
    var faults = new FaultList();
    CsvRows optionRows = CsvRows.of(options, faults);
    CsvRows voteRows = CsvRows.of(votes, faults);
    var reading = new Reading(faults);
    optionRows.read(
        OPTIONS,
        List.of("cluster"),
        (line, cells) -> reading.option(optionRows.name(), line, cells));
    boolean known = !reading.options.isEmpty();
    voteRows.read(
        VOTES, List.of(), (line, cells) -> reading.vote(voteRows.name(), line, cells, known));
    faults.throwIfAny();
    return new Tables(
        table(options, votes, reading, members),
        Fingerprint.of(optionRows.content()),
        Fingerprint.of(voteRows.content()),
        remarks(optionRows, voteRows));
  }

  private static VoteTable table(Path options, Path votes, Reading reading, List<String> members) {
    try {
      return VoteTable.of(reading.options, reading.votes, members);
    } catch (FaultyInput faulty) {
      throw new FaultyInput(
          faulty.faults().stream()
              .map(
                  fault ->
                      Fault.of(
                          (fault.where().equals("votes") ? votes : options).toString(),
                          fault.what(),
                          fault.remedy()))
              .toList());
    }
  }

  private static List<String> remarks(CsvRows... files) {
    var remarks = new ArrayList<String>();
    for (CsvRows file : files) {
      for (String column : file.unknown()) {
        remarks.add(file.name() + ": the column '" + column + "' is not used");
      }
    }
    return remarks;
  }

  /** What has been read so far. */
  private static final class Reading {
    private final FaultList faults;
    private final List<OptionRow> options = new ArrayList<>();
    private final List<VoteRow> votes = new ArrayList<>();

    /** Lines of options, by case and option. */
    private final Map<String, Map<String, Long>> optionLines = new HashMap<>();

    private final Map<String, String> clusters = new HashMap<>();
    private final Set<VoteKey> voted = new HashSet<>();
    private final Map<String, String> names = new HashMap<>();

    private record VoteKey(String caseId, String option, String member, int repeat) {}

    Reading(FaultList faults) {
      this.faults = faults;
    }

    void option(String file, long line, String[] cells) {
      String caseId = cell(file, line, "case", cells[0]);
      String option = cell(file, line, "option", cells[1]);
      boolean scored =
          cells[2].length() == 1 && cells[2].charAt(0) >= '1' && cells[2].charAt(0) <= '9';
      if (!scored) {
        faults.add(file, line, "score is not a whole number from 1 to 9", "use the 1 to 9 scale");
      }
      if (caseId.isEmpty() || option.isEmpty()) {
        return;
      }
      Long before =
          optionLines.computeIfAbsent(caseId, any -> new HashMap<>()).putIfAbsent(option, line);
      if (before != null) {
        faults.add(file, line, "is the same option as line " + before, "remove one of the rows");
        return;
      }
      String cluster = cells[3].isEmpty() ? caseId : cell(file, line, "cluster", cells[3]);
      String other = clusters.putIfAbsent(caseId, cluster);
      if (other != null && !other.equals(cluster)) {
        faults.add(file, line, "puts its case in a second cluster", "give a case one cluster");
      } else if (scored) {
        options.add(
            new OptionRow(caseId, cluster, option, new Appropriateness(cells[2].charAt(0) - '0')));
      }
    }

    /** A vote; whether its option is known cannot be told when no option could be read. */
    void vote(String file, long line, String[] cells, boolean known) {
      String caseId = cell(file, line, "case", cells[0]);
      String option = cell(file, line, "option", cells[1]);
      String member = cell(file, line, "member", cells[2]);
      if (!isRepeat(cells[3])) {
        faults.add(
            file, line, "repeat is not a whole number from 0 to " + MAX_REPEAT, "number the runs");
        return;
      }
      if (caseId.isEmpty() || option.isEmpty() || member.isEmpty()) {
        return;
      }
      if (known && !optionLines.containsKey(caseId)) {
        faults.add(
            file, line, "case '" + caseId + "' has no options", "add them or remove the row");
        return;
      }
      if (known && !optionLines.getOrDefault(caseId, Map.of()).containsKey(option)) {
        faults.add(
            file,
            line,
            "option '" + option + "' is none of case '" + caseId + "'",
            "add it to the options or remove the row");
        return;
      }
      int repeat = Integer.parseInt(cells[3]);
      if (!voted.add(new VoteKey(caseId, option, member, repeat))) {
        faults.add(
            file, line, "is a second vote on the same by the same", "remove one of the rows");
        return;
      }
      try {
        votes.add(new VoteRow(caseId, option, member, repeat, Vote.of(cells[4])));
      } catch (FaultyInput faulty) {
        Fault fault = faulty.faults().getFirst();
        faults.add(file, line, fault.where() + " " + fault.what(), fault.remedy());
      }
    }

    /** A name, kept once however often it stands there; "" after a fault. */
    private String cell(String file, long line, String column, String value) {
      String known = names.get(value);
      if (known != null) {
        return known;
      }
      if (value.isEmpty() || value.length() > MAX_NAME || hasControl(value)) {
        faults.add(
            file,
            line,
            column
                + (value.isEmpty()
                    ? " is empty"
                    : " has more than " + MAX_NAME + " characters or a control character"),
            "give it a name");
        return "";
      }
      names.put(value, value);
      return value;
    }

    private static boolean isRepeat(String value) {
      return !value.isEmpty()
          && value.length() <= 4
          && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean hasControl(String value) {
      return value.chars().anyMatch(Character::isISOControl);
    }
  }
}
