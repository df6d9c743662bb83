package health.primum.catalog.evaluations;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.primum.agent.Fingerprint;
import health.primum.catalog.Faults;
import health.primum.catalog.Folder;
import health.primum.catalog.JsonNodes;
import health.primum.consult.evaluation.Evaluated;
import health.primum.consult.evaluation.EvaluationRecord;
import health.primum.consult.evaluation.EvaluationRegistry;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The registry as files: {@code config/evaluations/*.json} of a home. They are read again as soon
 * as one is added, changed or gone, by name, size, time of change and identity in the file system.
 * They are meant to be reviewed and kept under version control like agents and prompts.
 * Thread-safe.
 */
public final class EvaluationFolder implements EvaluationRegistry {
  private static final System.Logger LOG = System.getLogger(EvaluationFolder.class.getName());

  private final Path home;
  private final Path folder;
  private volatile Content content;

  /**
   * What was read.
   *
   * @param stamps of the files, taken before they were read
   */
  private record Content(Set<Stamp> stamps, List<EvaluationRecord> records, List<Fault> faults) {
    private Content {
      stamps = Set.copyOf(stamps);
      records = List.copyOf(records);
      faults = List.copyOf(faults);
    }
  }

  /** What tells a file from what it was before. */
  private record Stamp(String name, long size, FileTime changed, String identity) {}

  private EvaluationFolder(Path home) {
    this.home = home;
    this.folder = home.resolve("config").resolve("evaluations");
    this.content = content(stamps());
  }

  /** The records of a home; there need be none. */
  public static EvaluationFolder read(Path home) {
    return new EvaluationFolder(home);
  }

  private Content content() {
    Set<Stamp> now = stamps();
    Content known = content;
    if (known.stamps().equals(now)) {
      return known;
    }
    Content fresh = content(now);
    content = fresh;
    fresh.faults().stream()
        .filter(fault -> !known.faults().contains(fault))
        .forEach(fault -> LOG.log(System.Logger.Level.WARNING, "left out: {0}", fault.describe()));
    return fresh;
  }

  private Set<Stamp> stamps() {
    Set<Stamp> stamps = new HashSet<>();
    for (Path file : Folder.files(folder, 1, new Faults(home), ".json")) {
      try {
        var is = Files.readAttributes(file, BasicFileAttributes.class);
        stamps.add(
            new Stamp(
                file.getFileName().toString(),
                is.size(),
                is.lastModifiedTime(),
                String.valueOf(is.fileKey())));
      } catch (IOException gone) {
        stamps.add(new Stamp(file.getFileName().toString(), -1, FileTime.fromMillis(0), ""));
      }
    }
    return stamps;
  }

  private Content content(Set<Stamp> stamps) {
    var faults = new Faults(home);
    var records = new ArrayList<EvaluationRecord>();
    for (Path file : Folder.files(folder, 1, faults, ".json")) {
      Folder.text(file, 0, faults, file)
          .ifPresent(
              text -> {
                try {
                  records.add(EvaluationJson.read(JsonNodes.object(text)));
                } catch (JsonNodes.BrokenJson broken) {
                  faults.add(file, broken.line(), broken.what(), "register the report again");
                } catch (FaultyInput faulty) {
                  faults.add(file, 0, faulty);
                }
              });
    }
    return new Content(stamps, records, faults.found());
  }

  @Override
  public Evaluated of(String team, Fingerprint configuration) {
    List<EvaluationRecord> own =
        content().records().stream()
            .filter(one -> one.team().equals(team))
            .sorted(
                Comparator.comparing(EvaluationRecord::date)
                    .thenComparing(one -> one.report().sha256())
                    .reversed())
            .toList();
    return own.stream()
        .filter(one -> one.configuration().equals(configuration))
        .findFirst()
        .<Evaluated>map(Evaluated.Current::new)
        .orElseGet(
            () -> own.isEmpty() ? new Evaluated.Never() : new Evaluated.Stale(own.getFirst()));
  }

  @Override
  public List<Fault> faults() {
    return content().faults();
  }

  @Override
  public String add(EvaluationRecord evaluated) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(evaluated.team() + "-" + evaluated.report().brief() + ".json");
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(draft, EvaluationJson.text(evaluated), UTF_8);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    return file.toString();
  }
}
