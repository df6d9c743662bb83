package health.primum.catalog.sets;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.primum.fault.FaultyInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A folder that is written beside its place, looked over, and then put there whole. */
public final class StagedFolder {
  private final Map<String, byte[]> files = new TreeMap<>();

  /**
   * One more file.
   *
   * @param path relative, with slashes
   */
  public void add(String path, String content) {
    add(path, content.getBytes(UTF_8));
  }

  void add(String path, byte[] content) {
    files.put(path, content);
  }

  /** Writes what needs no looking over. */
  public void write(Path out) throws IOException {
    write(out, any -> {});
  }

  /**
   * Writes all files, or none.
   *
   * @param out new or empty
   * @param check of the folder before it is put in place; throws when it is not to be
   * @throws FaultyInput when {@code out} is in use
   */
  void write(Path out, Consumer<Path> check) throws IOException {
    Path place = out.toAbsolutePath().normalize();
    refuseUsed(place, out);
    Path parent = place.getParent();
    if (parent == null) {
      throw new FaultyInput("--out", "is the root of a disk", "name a new folder");
    }
    Files.createDirectories(parent);
    Path draft =
        parent.resolve("." + place.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path target = draft.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.write(target, file.getValue());
      }
      check.accept(draft);
      Files.deleteIfExists(place);
      Files.move(draft, place);
    } finally {
      remove(draft);
    }
  }

  private static void refuseUsed(Path place, Path out) throws IOException {
    if (!Files.exists(place)) {
      return;
    }
    if (Files.isDirectory(place)) {
      try (Stream<Path> inside = Files.list(place)) {
        if (inside.findAny().isEmpty()) {
          return;
        }
      }
    }
    throw new FaultyInput("--out", out + " is in use", "name a new folder, or remove it first");
  }

  private static void remove(Path draft) throws IOException {
    if (Files.exists(draft)) {
      try (Stream<Path> all = Files.walk(draft)) {
        for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
  }
}
