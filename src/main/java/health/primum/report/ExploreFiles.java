package health.primum.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.noharm.explore.ExploreDocument;
import health.primum.noharm.explore.ExploreSink;
import health.primum.noharm.explore.Tables;
import health.primum.noharm.explore.ensemble.Exploration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes {@code ensembles.csv}, {@code front.csv}, {@code members.csv} and {@code explore.json};
 * every file is complete before the first is put in place.
 */
public final class ExploreFiles implements ExploreSink {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  @Override
  public void write(Exploration exploration, Tables tables, Path folder) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("ensembles.csv", ExploreTables.ensembles(exploration));
    files.put("front.csv", ExploreTables.front(exploration));
    files.put("members.csv", ExploreTables.members(exploration));
    files.put(
        "explore.json",
        JSON.writeValueAsString(ExploreDocument.of(exploration, tables)).replace("\r\n", "\n")
            + "\n");
    Files.createDirectories(folder);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey() + ".part"), file.getValue(), UTF_8);
    }
    for (String name : files.keySet()) {
      Files.move(
          folder.resolve(name + ".part"),
          folder.resolve(name),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
