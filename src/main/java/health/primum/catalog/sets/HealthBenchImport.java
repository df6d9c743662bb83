package health.primum.catalog.sets;

import com.fasterxml.jackson.databind.JsonNode;
import health.primum.agent.Fingerprint;
import health.primum.catalog.Faults;
import health.primum.catalog.Folder;
import health.primum.catalog.JsonLines;
import health.primum.catalog.JsonNodes;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.fault.FaultyInput;
import health.primum.noharm.intake.Intake;
import health.primum.noharm.intake.SetImport;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.rubric.RubricOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Rubrics in HealthBench's form, one JSON object a line: {@code prompt} (a text, or messages with
 * role and content) and {@code rubrics} of {@code criterion} and {@code points}. Points become
 * scores by a table of ours; criteria with negative points are options of commission.
 */
public final class HealthBenchImport implements SetImport {
  private final Clock clock;

  public HealthBenchImport(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "healthbench";
  }

  @Override
  public String purpose() {
    return "a benchmark with rubrics (--from names the .jsonl file, or a folder with one)";
  }

  @Override
  public Intake run(Path from, Path out) throws IOException {
    Path file = file(from);
    var faults = new Faults(file.toAbsolutePath().resolveSibling(""));
    String text =
        Folder.text(file, 0, faults, file).orElseThrow(() -> new FaultyInput(faults.found()));
    var rubrics = new ArrayList<Rubric>();
    var pointless = new AtomicInteger();
    var number = new AtomicInteger();
    JsonLines.read(
        file,
        text,
        faults,
        object -> rubrics.add(rubric(number.incrementAndGet(), object, pointless)));
    if (rubrics.isEmpty()) {
      faults.add(file, 0, "has no line that can be taken", "give {prompt, rubrics} a line");
      throw new FaultyInput(faults.found());
    }
    var draft = new BenchmarkDraft();
    rubrics.forEach(draft::rubric);
    draft.file(
        "provenance.md",
        provenance(file, text, rubrics.size(), faults.found().size(), pointless.get()));
    draft.write(out);
    return new Intake(List.of(out + ": " + rubrics.size() + " cases"), faults.found());
  }

  private static Path file(Path from) throws IOException {
    if (!Files.isDirectory(from)) {
      return from;
    }
    try (var files = Files.list(from)) {
      List<Path> found = files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList();
      if (found.size() != 1) {
        throw new FaultyInput(
            from.toString(), "has " + found.size() + " .jsonl files", "name the one to take");
      }
      return found.getFirst();
    }
  }

  private static Rubric rubric(int number, JsonNode object, AtomicInteger pointless) {
    String presentation = presentation(object.path("prompt"));
    var id = new CaseId("HB%05d".formatted(number));
    ClinicalCase.of(id, presentation);
    var options = new ArrayList<RubricOption>();
    int without = 0;
    for (JsonNode rubric : JsonNodes.array(object, "rubrics")) {
      JsonNode points = rubric.path("points");
      if (!points.isNumber()) {
        throw new FaultyInput("points", "is not a number", "give each criterion its points");
      }
      if (points.doubleValue() == 0) {
        without++;
      } else {
        options.add(
            KqaImport.option(
                options.size() + 1,
                JsonNodes.text(rubric, "criterion"),
                score(points.doubleValue())));
      }
    }
    Rubric made = Rubric.of(id, presentation, "", options);
    pointless.addAndGet(without);
    return made;
  }

  /** 7 points and more are severe, 4 and more moderate, fewer mild; below 0 by doing. Ours. */
  static int score(double points) {
    double size = Math.abs(points);
    int tier = size >= 7 ? 4 : size >= 4 ? 3 : 2;
    return points > 0 ? 5 + tier : 5 - tier;
  }

  private static String presentation(JsonNode prompt) {
    if (prompt.isTextual()) {
      return prompt.textValue();
    }
    if (!prompt.isArray()) {
      throw new FaultyInput("prompt", "is neither a text nor messages", "give it one of these");
    }
    var lines = new ArrayList<String>();
    for (JsonNode message : prompt) {
      String content = JsonNodes.text(message, "content");
      lines.add(prompt.size() == 1 ? content : JsonNodes.text(message, "role") + ": " + content);
    }
    return String.join("\n\n", lines);
  }

  private String provenance(Path file, String text, int cases, int leftOut, int pointless) {
    return """
        # Where this benchmark comes from

        Rubrics in HealthBench's form, `%s`, SHA-256 of its text %s. Imported %s. Its licence is that of the file; see its source.
        %d cases; %d lines left out; %d criteria without points left out.

        As published: prompts and criteria with points.

        Ours:

        - points 7 and more are score 9, 4 to 6 score 8, 1 to 3 score 7; below 0 the same as scores 1, 2, 3: points say how much a criterion counts in
          a grade, not how much harm follows
        - a criterion is an option of the category Counseling; many speak of tone and form, which NOHARM does not rate
        - a criterion with negative points is taken for harm by doing although some ("fails to ...") describe an omission: read them before quoting harm by doing
        - several messages stand one below the other with their roles
        - `HB` and the number of the line among those that are JSON objects is the case's id; tags are not kept
        """
        .formatted(
            file.getFileName(),
            Fingerprint.of(text),
            LocalDate.now(clock),
            cases,
            leftOut,
            pointless);
  }
}
