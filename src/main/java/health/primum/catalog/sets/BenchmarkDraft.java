package health.primum.catalog.sets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.catalog.BenchmarkReader;
import health.primum.fault.FaultyInput;
import health.primum.noharm.rubric.Benchmark;
import health.primum.noharm.rubric.CaseVariant;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.rubric.RubricOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A benchmark folder in the kit's layout, being made. */
final class BenchmarkDraft {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final StagedFolder folder = new StagedFolder();
  private int rubrics;

  void rubric(Rubric rubric) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("id", rubric.id().value());
    root.put(
        "case",
        Map.of("presentation", rubric.presentation(), "recommendations", rubric.expertPlan()));
    List<Map<String, Object>> options = new ArrayList<>();
    rubric.options().values().forEach(option -> options.add(option(option)));
    root.put("options", options);
    folder.add("dataset/rubrics/" + rubric.id() + ".json", json(root));
    rubrics++;
  }

  /** A text without a rubric, or a variant of one that has. */
  void text(CaseVariant variant) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("id", variant.id().value());
    root.put("base_id", variant.base().value());
    root.put("category", variant.category());
    root.put("presentation", variant.presentation());
    folder.add("dataset/perturbations/" + variant.id() + ".json", json(root));
  }

  void file(String path, String content) {
    folder.add(path, content);
  }

  /** Writes the folder once it has been read back without a fault. */
  void write(Path out) throws IOException {
    folder.write(
        out,
        draft -> {
          Benchmark read = new BenchmarkReader().read(draft);
          if (!read.faults().isEmpty() || read.rubrics().size() != rubrics) {
            throw new FaultyInput(read.faults());
          }
        });
  }

  /** Writes texts that have no rubric, which cannot be read back as a benchmark. */
  void writeTexts(Path out) throws IOException {
    folder.write(out);
  }

  private static Map<String, Object> option(RubricOption option) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", option.id());
    fields.put("text", option.text());
    fields.put("category", option.category().label());
    fields.put("score", option.score().score());
    return fields;
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value).replace("\r\n", "\n") + "\n";
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
