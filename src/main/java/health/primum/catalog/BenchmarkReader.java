package health.primum.catalog;

import health.primum.agent.Fingerprint;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.fault.FaultyInput;
import health.primum.noharm.rubric.Benchmark;
import health.primum.noharm.rubric.BenchmarkSource;
import health.primum.noharm.rubric.CaseVariant;
import health.primum.noharm.rubric.Rubric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a benchmark folder in the kit's layout, with the guidance for judges that lies beside it.
 * Stateless and thread-safe.
 */
public final class BenchmarkReader implements BenchmarkSource {
  private static final Comparator<CaseVariant> BASE_FIRST =
      Comparator.comparing(CaseVariant::base)
          .thenComparing(v -> !v.id().equals(v.base()))
          .thenComparing(v -> v.id().value().length())
          .thenComparing(CaseVariant::id);

  @Override
  public Benchmark read(Path folder) {
    Path rubricFolder = folder.resolve("dataset").resolve("rubrics");
    if (!Files.isDirectory(rubricFolder)) {
      throw new FaultyInput(
          folder.toString(),
          "has no folder dataset/rubrics",
          "name a folder in the benchmark kit's layout");
    }
    var faults = new Faults(folder);
    Map<String, String> contents = new TreeMap<>();
    SortedMap<CaseId, Rubric> rubrics = rubrics(rubricFolder, faults, contents);
    GuidanceReader.read(folder.resolve("guidance"), rubrics, faults, contents);
    List<CaseVariant> variants =
        variants(folder.resolve("dataset").resolve("perturbations"), rubrics, faults, contents);
    if (rubrics.isEmpty()) {
      var all = new ArrayList<>(faults.found());
      all.add(
          health.primum.fault.Fault.of(
              folder.toString(), "has no rubric that can be read", "mend the faults above"));
      throw new FaultyInput(all);
    }
    return new Benchmark(rubrics, variants, faults.found(), Fingerprint.of(contents));
  }

  private static SortedMap<CaseId, Rubric> rubrics(
      Path folder, Faults faults, Map<String, String> contents) {
    var rubrics = new TreeMap<CaseId, Rubric>();
    for (Path file : Folder.files(folder, 1, faults, ".json")) {
      Optional<String> text = Folder.text(file, 0, faults, file);
      if (text.isEmpty()) {
        continue;
      }
      try {
        Rubric rubric = RubricReader.read(text.get());
        ClinicalCase.of(rubric.id(), rubric.presentation());
        if (!file.getFileName().toString().equals(rubric.id() + ".json")) {
          faults.add(file, 0, "holds the rubric of " + rubric.id(), "name the file after its id");
        } else {
          rubrics.put(rubric.id(), rubric);
          contents.put("rubric " + rubric.id(), text.get());
        }
      } catch (JsonNodes.BrokenJson broken) {
        faults.add(file, broken.line(), broken.what(), "mend the file or take it away");
      } catch (FaultyInput faulty) {
        faults.add(file, 0, faulty);
      }
    }
    return rubrics;
  }

  /**
   * The texts to answer; a case without a text file of its own is presented as its rubric presents
   * it.
   */
  private static List<CaseVariant> variants(
      Path folder, SortedMap<CaseId, Rubric> rubrics, Faults faults, Map<String, String> contents) {
    Map<CaseId, CaseVariant> variants = new TreeMap<>();
    rubrics
        .values()
        .forEach(
            r ->
                variants.put(
                    r.id(), new CaseVariant(r.id(), r.id(), "baseline", r.presentation())));
    for (CaseTexts.Read read : CaseTexts.in(folder, faults)) {
      CaseVariant variant = read.variant();
      if (rubrics.containsKey(variant.id()) && !variant.id().equals(variant.base())) {
        faults.add(
            read.file(),
            0,
            "is a variant of " + variant.base() + " under the id of another case",
            "give it an id of its own");
      } else if (rubrics.containsKey(variant.base())) {
        variants.put(variant.id(), variant);
        contents.put("text " + variant.id(), read.content());
      } else {
        faults.add(
            read.file(),
            0,
            "has no rubric " + variant.base() + " to be judged by",
            "add or mend that rubric");
      }
    }
    return variants.values().stream().sorted(BASE_FIRST).toList();
  }
}
