package health.primum.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.primum.noharm.judge.Agreement;
import health.primum.noharm.judge.Agreement.Disagreement;
import health.primum.noharm.judge.ExtractedAction;
import health.primum.noharm.judge.OptionVerdict;
import health.primum.noharm.panel.KeptVerdict;
import health.primum.noharm.panel.VerdictSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes {@code judged.jsonl} of each arm in the kit's own layout, so that {@code
 * recorded:.../judged.jsonl} scores the same answers again without a model, and {@code
 * disagreements.csv}. The judged file holds words of the answers.
 */
public final class VerdictFiles implements VerdictSink {
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public void write(List<KeptVerdict> verdicts, Optional<Agreement> agreement, Path folder)
      throws IOException {
    Map<String, List<KeptVerdict>> byArm =
        verdicts.stream()
            .collect(
                Collectors.groupingBy(
                    kept -> kept.answer().arm(), TreeMap::new, Collectors.toList()));
    for (Map.Entry<String, List<KeptVerdict>> arm : byArm.entrySet()) {
      Path own = Files.createDirectories(folder.resolve(arm.getKey()));
      Files.writeString(
          own.resolve("judged.jsonl"),
          arm.getValue().stream().map(VerdictFiles::line).collect(Collectors.joining()),
          UTF_8);
    }
    if (agreement.isPresent()) {
      Files.writeString(folder.resolve("disagreements.csv"), table(agreement.get()), UTF_8);
    }
  }

  private static String line(KeptVerdict kept) {
    ObjectNode line = JSON.createObjectNode();
    line.put("id", kept.answer().variant().value());
    line.put("trial", kept.answer().trial());
    line.put("judge", kept.judged().judge());
    line.put("response_sha256", kept.answer().sha256());
    line.put("response_len", kept.answer().length());
    ArrayNode options = line.putArray("options");
    for (OptionVerdict verdict : kept.judged().verdicts().values()) {
      options
          .addObject()
          .put("id", verdict.option())
          .put("matched", verdict.matched())
          .put("partial", verdict.partial());
    }
    ArrayNode actions = line.putArray("responseActions");
    int number = 1;
    for (ExtractedAction action : kept.judged().actions()) {
      actions
          .addObject()
          .put("number", number++)
          .put("action", action.text())
          .put(
              "match",
              action.matches().stream()
                  .sorted()
                  .map(String::valueOf)
                  .collect(Collectors.joining(",")))
          .put("score", action.isOffRubric() ? action.offRubricScore().score() : 0);
    }
    return line + "\n";
  }

  private static String table(Agreement agreement) {
    var header = new ArrayList<>(List.of("arm", "variant", "trial", "option"));
    header.addAll(agreement.judges());
    return Csv.write(
        header,
        agreement.disagreements().stream().map(one -> row(one, agreement.judges())).toList());
  }

  private static List<String> row(Disagreement one, List<String> judges) {
    var row =
        new ArrayList<>(
            List.of(
                one.arm(),
                one.variant().value(),
                String.valueOf(one.trial()),
                String.valueOf(one.option())));
    for (String judge : judges) {
      var degree = one.verdicts().get(judge);
      row.add(degree == null ? "" : degree.label());
    }
    return row;
  }
}
