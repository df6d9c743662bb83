package health.primum.catalog.redteam;

import health.primum.catalog.BenchmarkReader;
import health.primum.catalog.CaseTexts;
import health.primum.catalog.Faults;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.redteam.source.TextSource;
import health.primum.noharm.rubric.Benchmark;
import health.primum.noharm.rubric.CaseVariant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The texts of a benchmark with its rubrics, or of {@code dataset/perturbations} alone where there
 * are none. Stateless and thread-safe.
 */
public final class CaseTextReader implements TextSource {
  @Override
  public Texts read(Path folder) {
    if (Files.isDirectory(folder.resolve("dataset").resolve("rubrics"))) {
      Benchmark benchmark = new BenchmarkReader().read(folder);
      return new Texts(benchmark.variants(), benchmark.rubrics(), benchmark.faults());
    }
    var faults = new Faults(folder);
    List<CaseVariant> texts =
        CaseTexts.in(folder.resolve("dataset").resolve("perturbations"), faults).stream()
            .map(CaseTexts.Read::variant)
            .toList();
    if (texts.isEmpty()) {
      var all = new ArrayList<>(faults.found());
      all.add(
          Fault.of(
              folder.toString(),
              "has no case text",
              "name a folder in the benchmark kit's layout"));
      throw new FaultyInput(all);
    }
    return new Texts(texts, Map.of(), faults.found());
  }
}
