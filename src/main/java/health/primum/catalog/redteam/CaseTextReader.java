package health.primum.catalog.redteam;

import com.fasterxml.jackson.databind.JsonNode;
import health.primum.catalog.BenchmarkReader;
import health.primum.catalog.Faults;
import health.primum.catalog.Folder;
import health.primum.catalog.JsonNodes;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.redteam.TextSource;
import health.primum.noharm.rubric.Benchmark;
import health.primum.noharm.rubric.CaseVariant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The texts of a benchmark, or of {@code dataset/perturbations} alone where there are no rubrics.
 * Stateless and thread-safe.
 */
public final class CaseTextReader implements TextSource {
  @Override
  public Texts read(Path folder) {
    if (Files.isDirectory(folder.resolve("dataset").resolve("rubrics"))) {
      Benchmark benchmark = new BenchmarkReader().read(folder);
      return new Texts(benchmark.variants(), benchmark.faults());
    }
    var faults = new Faults(folder);
    List<CaseVariant> texts = new ArrayList<>();
    Path place = folder.resolve("dataset").resolve("perturbations");
    for (Path file : Folder.files(place, 1, faults, ".json")) {
      Optional<String> text = Folder.text(file, 0, faults, file);
      if (text.isEmpty()) {
        continue;
      }
      try {
        texts.add(variant(JsonNodes.object(text.get())));
      } catch (JsonNodes.BrokenJson broken) {
        faults.add(file, broken.line(), broken.what(), "mend the file or take it away");
      } catch (FaultyInput faulty) {
        faults.add(file, 0, faulty);
      }
    }
    if (texts.isEmpty()) {
      var all = new ArrayList<>(faults.found());
      all.add(
          Fault.of(
              folder.toString(),
              "has no case text",
              "name a folder in the benchmark kit's layout"));
      throw new FaultyInput(all);
    }
    return new Texts(texts, faults.found());
  }

  private static CaseVariant variant(JsonNode root) {
    var variant =
        new CaseVariant(
            new CaseId(JsonNodes.text(root, "id")),
            new CaseId(JsonNodes.text(root, "base_id")),
            JsonNodes.optionalText(root, "category"),
            JsonNodes.text(root, "presentation"));
    ClinicalCase.of(variant.id(), variant.presentation());
    return variant;
  }
}
