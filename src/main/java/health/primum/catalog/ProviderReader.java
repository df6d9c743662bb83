package health.primum.catalog;

import health.primum.agent.Api;
import health.primum.agent.Provider;
import health.primum.fault.FaultyInput;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code config/providers.yaml}. */
final class ProviderReader {
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "description",
          "api",
          "base-url",
          "region",
          "key-file",
          "key-header",
          "max-concurrent",
          "max-retries",
          "hedge-after");
  private static final Set<String> TAKEN = Set.of("recorded", "scripted", "rules");

  private final Path file;
  private final Faults faults;
  private final Function<String, @Nullable String> environment;

  ProviderReader(Path file, Faults faults, Function<String, @Nullable String> environment) {
    this.file = file;
    this.faults = faults;
    this.environment = environment;
  }

  /** By name; none where there is no file. */
  SortedMap<String, Provider> read() {
    var providers = new TreeMap<String, Provider>();
    if (!Files.exists(file)) {
      return providers;
    }
    Optional<String> text = Folder.text(file, 0, faults, file);
    if (text.isEmpty()) {
      return providers;
    }
    YamlFields fields = YamlFields.read(file, text.get(), 0, faults, Set.of("providers"));
    if (!fields.isSound()) {
      return providers;
    }
    fields.items(
        "providers",
        KEYS,
        one ->
            provider(one)
                .ifPresent(
                    provider -> {
                      if (providers.putIfAbsent(provider.name(), provider) != null) {
                        one.fault(
                            "name", "'" + provider.name() + "' stands twice", "keep one of them");
                      }
                    }));
    return providers;
  }

  private Optional<Provider> provider(YamlFields fields) {
    String name = fields.text("name");
    if (TAKEN.contains(name)) {
      fields.fault("name", "'" + name + "' means something else", "choose another name");
    }
    fields.optionalText("description");
    Optional<Api> api = api(fields);
    String region = region(fields, name, api);
    String url = baseUrl(fields, name, api, region);
    Optional<Path> keyFile = keyFile(fields);
    String keyHeader = keyHeader(fields, api);
    int concurrent = fields.integer("max-concurrent", 1, 100_000, Provider.DEFAULT_CONCURRENT);
    int retries = fields.integer("max-retries", 0, 10, Provider.DEFAULT_RETRIES);
    Optional<Duration> hedge =
        fields.has("hedge-after") ? Optional.of(fields.duration("hedge-after")) : Optional.empty();
    if (!fields.isSound() || api.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Provider(
              name,
              api.get(),
              URI.create(url),
              region,
              keyFile,
              keyHeader,
              concurrent,
              retries,
              hedge));
    } catch (FaultyInput faulty) {
      faulty
          .faults()
          .forEach(
              f -> fields.fault(f.where(), said(f.where(), name) + " " + f.what(), f.remedy()));
    } catch (IllegalArgumentException noAddress) {
      fields.fault(
          "base-url", said("base-url", name) + " is no address", "write it as https://host/v1");
    }
    return Optional.empty();
  }

  /** Where a value was said: in the file, or in a variable that stands in for it. */
  private String said(String key, String name) {
    String variable = Provider.variable(name, "BASE_URL");
    return key.equals("base-url") && variable(variable).isPresent()
        ? variable + ", which stands in for 'base-url',"
        : "'" + key + "'";
  }

  private static Optional<Path> keyFile(YamlFields fields) {
    try {
      return fields.optionalText("key-file").map(Path::of);
    } catch (InvalidPathException noPath) {
      fields.fault("key-file", "'key-file' is not a path", "name a file");
      return Optional.empty();
    }
  }

  private static Optional<Api> api(YamlFields fields) {
    String label = fields.text("api");
    Optional<Api> api = Api.ofLabel(label);
    if (!label.isEmpty() && api.isEmpty()) {
      fields.fault(
          "api",
          "unknown api '" + label + "'",
          "apis are "
              + Arrays.stream(Api.values()).map(Api::label).collect(Collectors.joining(", ")));
    }
    return api;
  }

  private static String keyHeader(YamlFields fields, Optional<Api> api) {
    String header = fields.optionalText("key-header").orElse("");
    if (!header.isEmpty() && api.filter(a -> a == Api.OPENAI).isEmpty()) {
      fields.fault("key-header", "'key-header' is only for the api openai", "remove it");
    }
    if (!header.isEmpty() && !header.matches("[A-Za-z0-9-]{1,60}")) {
      fields.fault("key-header", "'key-header' is no name of a header", "write it like api-key");
    }
    return header;
  }

  private String region(YamlFields fields, String name, Optional<Api> api) {
    boolean bedrock = api.filter(a -> a == Api.BEDROCK).isPresent();
    if (!bedrock) {
      if (fields.has("region")) {
        fields.fault("region", "'region' is only for the api bedrock", "remove it");
      }
      return "";
    }
    String region = variable("AWS_REGION").orElseGet(() -> fields.text("region"));
    if (!region.isEmpty() && !region.matches("[a-z0-9-]{1,40}")) {
      fields.fault("region", "'region' is no AWS region", "write it like eu-central-1");
    }
    return region;
  }

  private String baseUrl(YamlFields fields, String name, Optional<Api> api, String region) {
    Optional<String> set = variable(Provider.variable(name, "BASE_URL"));
    boolean bedrock = api.filter(a -> a == Api.BEDROCK).isPresent();
    String url =
        set.orElseGet(
            () ->
                bedrock && !fields.has("base-url")
                    ? "https://bedrock-runtime." + region + ".amazonaws.com"
                    : fields.text("base-url"));
    return url.replaceFirst("/+$", "");
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.apply(name))
        .map(String::strip)
        .filter(v -> !v.isEmpty());
  }
}
