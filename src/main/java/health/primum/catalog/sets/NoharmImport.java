package health.primum.catalog.sets;

import health.primum.catalog.BenchmarkReader;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.intake.Intake;
import health.primum.noharm.intake.SetImport;
import health.primum.noharm.rubric.Benchmark;
import health.primum.noharm.rubric.CaseVariant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The NOHARM kit's folder, verified: every file that can be read is copied byte for byte, so that
 * the copy has the fingerprint of the original. The kit's folder can also be evaluated as it is.
 */
public final class NoharmImport implements SetImport {
  private final Clock clock;

  public NoharmImport(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "noharm";
  }

  @Override
  public String purpose() {
    return "the kit's folder, verified, without what cannot be read";
  }

  @Override
  public Intake run(Path from, Path out) throws IOException {
    Benchmark benchmark = new BenchmarkReader().read(from);
    Set<String> faulty =
        benchmark.faults().stream()
            .map(Fault::where)
            .collect(Collectors.toCollection(TreeSet::new));
    var folder = new StagedFolder();
    int files = 0;
    for (String path : paths(benchmark)) {
      Path file = from.resolve(path);
      if (Files.isRegularFile(file) && !faulty.contains(path)) {
        folder.add(path, Files.readAllBytes(file));
        files++;
      }
    }
    folder.add("provenance.md", provenance(benchmark, files));
    folder.write(
        out,
        draft -> {
          if (!new BenchmarkReader().read(draft).fingerprint().equals(benchmark.fingerprint())) {
            throw new FaultyInput(
                from.toString(), "changed while it was copied", "import it once more");
          }
        });
    String line =
        "%s: %d cases, %d texts, %d files, fingerprint %s"
            .formatted(
                out,
                benchmark.rubrics().size(),
                benchmark.variants().size(),
                files,
                benchmark.fingerprint().brief());
    return new Intake(List.of(line), benchmark.faults());
  }

  private static Set<String> paths(Benchmark benchmark) {
    Set<String> paths = new TreeSet<>();
    benchmark
        .rubrics()
        .keySet()
        .forEach(
            id -> {
              paths.add("dataset/rubrics/" + id + ".json");
              paths.add("guidance/" + id + ".yaml");
              paths.add("guidance/" + id + ".yml");
            });
    for (CaseVariant variant : benchmark.variants()) {
      paths.add("dataset/perturbations/" + variant.id() + ".json");
    }
    return paths;
  }

  private String provenance(Benchmark benchmark, int files) {
    return """
        # Where this benchmark comes from

        A folder in the NOHARM kit's layout (the open cases: ARISE Network, NOHARM benchmark, CC-BY-4.0). Imported %s.
        %d cases, %d texts, %d files; %d faults left out. SHA-256 of all that was read: %s.

        Ours: nothing. The files are copies, byte for byte, of those that could be read.
        """
        .formatted(
            LocalDate.now(clock),
            benchmark.rubrics().size(),
            benchmark.variants().size(),
            files,
            benchmark.faults().size(),
            benchmark.fingerprint());
  }
}
