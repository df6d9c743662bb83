package health.primum.catalog;

import health.primum.agent.Fingerprint;
import health.primum.clinical.Appropriateness;
import health.primum.clinical.CaseId;
import health.primum.clinical.Category;
import health.primum.fault.FaultyInput;
import health.primum.noharm.calibration.LabelledAnswer;
import health.primum.noharm.calibration.LabelledSet;
import health.primum.noharm.calibration.LabelledSource;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.rubric.AbstractionType;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.rubric.RubricOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads K-QA's statement labels by three physicians ({@code NLI_medical_annotator.csv}): questions,
 * models' answers, statements, and whether each physician found the statement in the answer. The
 * majority decides. Must-have statements stand as options of score 8, nice-to-have as 7: ours,
 * since K-QA has no severities. Stateless and thread-safe.
 */
public final class KqaReader implements LabelledSource {
  private static final String FILE = "NLI_medical_annotator.csv";
  private static final List<String> LABELS = List.of("label_0", "label_1", "label_2");
  private static final Set<String> KNOWN = Set.of("entailment", "neutral", "contradiction");
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setAllowMissingColumnNames(true)
          .get();

  @Override
  public LabelledSet read(Path folder) {
    var faults = new Faults(folder);
    Path file = folder.resolve(FILE);
    String text =
        Folder.text(file, 0, faults, file).orElseThrow(() -> new FaultyInput(faults.found()));
    Map<List<String>, List<CSVRecord>> byAnswer = new LinkedHashMap<>();
    try (CSVParser rows = CSVParser.parse(text, FORMAT)) {
      checkColumns(rows, file);
      for (CSVRecord row : rows) {
        if (isSound(row)) {
          List<String> key = List.of(row.get("Question"), row.get("llm_x"), row.get("answer"));
          byAnswer.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
        } else {
          faults.add(
              file,
              (int) rows.getCurrentLineNumber(),
              "has an empty text or an unknown label",
              "label it Entailment, Neutral or Contradiction by three physicians");
        }
      }
    } catch (FaultyInput named) {
      throw named;
    } catch (IOException | IllegalArgumentException broken) {
      throw new FaultyInput(file.toString(), "is not CSV", "take K-QA's own file");
    }
    return new LabelledSet(
        "K-QA statement labels, majority of three physicians",
        answers(byAnswer),
        faults.found(),
        Fingerprint.of(text));
  }

  private static void checkColumns(CSVParser rows, Path file) {
    for (String column :
        Stream.concat(
                Stream.of("Question", "llm_x", "answer", "claim", "category_x"), LABELS.stream())
            .toList()) {
      if (!rows.getHeaderMap().containsKey(column)) {
        throw new FaultyInput(
            file.toString(), "has no column '" + column + "'", "take K-QA's own file");
      }
    }
  }

  private static boolean isSound(CSVRecord row) {
    return row.isConsistent()
        && LABELS.stream().allMatch(l -> KNOWN.contains(row.get(l).toLowerCase(Locale.ROOT)))
        && Stream.of("Question", "answer", "claim").noneMatch(c -> row.get(c).isBlank());
  }

  private static List<LabelledAnswer> answers(Map<List<String>, List<CSVRecord>> byAnswer) {
    var answers = new ArrayList<LabelledAnswer>();
    Map<String, CaseId> questions = new HashMap<>();
    byAnswer.forEach(
        (key, rows) -> {
          CaseId question =
              questions.computeIfAbsent(
                  key.get(0), any -> new CaseId("KQA%03d".formatted(questions.size() + 1)));
          var options = new ArrayList<RubricOption>();
          Map<Integer, Boolean> made = new HashMap<>();
          for (CSVRecord row : rows) {
            options.add(option(options.size() + 1, row));
            made.put(options.size(), isMade(row));
          }
          answers.add(
              new LabelledAnswer(
                  Rubric.of(question, key.get(0), "", options),
                  new Answer(key.get(1), question, 1, key.get(2)),
                  made));
        });
    return answers;
  }

  private static RubricOption option(int id, CSVRecord row) {
    var score = new Appropriateness(row.get("category_x").equals("Must_have") ? 8 : 7);
    return new RubricOption(
        id,
        row.get("claim"),
        Category.COUNSELING,
        score,
        score,
        false,
        "",
        AbstractionType.NONE,
        Set.of());
  }

  private static boolean isMade(CSVRecord row) {
    return LABELS.stream().filter(label -> row.get(label).equalsIgnoreCase("entailment")).count()
        >= 2;
  }
}
