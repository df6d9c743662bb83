package health.primum.catalog;

import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, file by file, so that one reading names everything. */
public final class Faults {
  private final Path root;
  private final List<Fault> found = new ArrayList<>();

  /** Faults of files that are named relative to {@code root}. */
  public Faults(Path root) {
    this.root = root;
  }

  public void add(Path file, int line, String what, String remedy) {
    found.add(new Fault(name(file), line, what, remedy));
  }

  /** Faults that a value found in itself, placed where its file is. */
  public void add(Path file, int line, FaultyInput faulty) {
    for (Fault fault : faulty.faults()) {
      add(file, line, fault.where() + " " + fault.what(), fault.remedy());
    }
  }

  public List<Fault> found() {
    return List.copyOf(found);
  }

  int count() {
    return found.size();
  }

  /** A file as users know it: relative to the root where it lies below it. */
  String name(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path base = root.toAbsolutePath().normalize();
    return (absolute.startsWith(base) ? base.relativize(absolute) : file)
        .toString()
        .replace('\\', '/');
  }
}
