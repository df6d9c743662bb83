package health.primum.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.fault.FaultyInput;
import health.primum.noharm.calibration.CalibrationStore;
import health.primum.noharm.judge.Calibration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Calibrations as JSON files, those that count in {@code config/calibration/}. */
public final class CalibrationFiles implements CalibrationStore {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final Path home;

  public CalibrationFiles(Path home) {
    this.home = home;
  }

  @Override
  public List<Calibration> all() {
    var faults = new Faults(home);
    List<Calibration> all =
        Folder.files(home.resolve("config").resolve("calibration"), 1, faults, ".json").stream()
            .flatMap(
                file ->
                    Folder.text(file, 0, faults, file).stream()
                        .flatMap(text -> read(file, text, faults).stream()))
            .toList();
    if (faults.count() > 0) {
      throw new FaultyInput(faults.found());
    }
    return all;
  }

  private static Optional<Calibration> read(Path file, String text, Faults faults) {
    try {
      return Optional.of(JSON.readValue(text, Calibration.class));
    } catch (JsonProcessingException broken) {
      faults.add(file, 0, "is not a calibration", "write it with primum calibrate");
      return Optional.empty();
    }
  }

  @Override
  public void write(Calibration calibration, Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    Files.createDirectories(absolute.resolveSibling(""));
    Files.writeString(file, JSON.writeValueAsString(calibration) + "\n", UTF_8);
  }
}
