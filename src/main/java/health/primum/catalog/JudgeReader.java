package health.primum.catalog;

import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelSource;
import health.primum.agent.PromptTemplate;
import health.primum.agent.Provider;
import health.primum.agent.StructuredOutput;
import health.primum.fault.FaultyInput;
import health.primum.noharm.judge.llm.JudgeSpec;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code agents/judges/*.yaml}. */
final class JudgeReader {
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "description",
          "provider",
          "model",
          "prompts",
          "structured",
          "temperature",
          "max-tokens",
          "deadline",
          "reviewer");
  private static final Set<String> REVIEWER_KEYS = Set.of("provider", "model", "temperature");
  private static final int DEFAULT_MAX_TOKENS = 16_000;

  private final Path folder;
  private final Faults faults;
  private final SortedMap<String, PromptTemplate> prompts;
  private final SortedMap<String, Provider> providers;
  private final Prices prices;
  private final Map<String, Path> files = new HashMap<>();

  JudgeReader(
      Path folder,
      Faults faults,
      SortedMap<String, PromptTemplate> prompts,
      SortedMap<String, Provider> providers,
      Prices prices) {
    this.folder = folder;
    this.faults = faults;
    this.prompts = prompts;
    this.providers = providers;
    this.prices = prices;
  }

  /** What both stages have in common. */
  private record Common(String id, int maxTokens, Duration deadline, StructuredOutput structured) {}

  SortedMap<String, JudgeSpec> read() {
    var judges = new TreeMap<String, JudgeSpec>();
    for (Path file : Folder.files(folder, 1, faults, ".yaml", ".yml")) {
      Folder.text(file, 0, faults, file)
          .flatMap(text -> judge(file, text))
          .ifPresent(judge -> judges.putIfAbsent(judge.id(), judge));
    }
    return judges;
  }

  private Optional<JudgeSpec> judge(Path file, String text) {
    YamlFields fields = YamlFields.read(file, text, 0, faults, KEYS);
    Optional<String> id = Ids.unique(fields, file, name -> name, files, faults);
    fields.optionalText("description");
    String prompt = fields.text("prompts");
    var common =
        new Common(
            id.orElse(""),
            fields.integer("max-tokens", 1, 1_000_000, DEFAULT_MAX_TOKENS),
            fields.duration("deadline"),
            structured(fields));
    YamlFields reviewing =
        fields.has("reviewer")
            ? fields.optionalFields("reviewer", REVIEWER_KEYS).orElse(fields)
            : fields;
    Optional<PromptTemplate> missing = prompt(fields, prompt + "/missing");
    Optional<AgentSpec> matcher =
        stage(file, fields, common, "match", prompt(fields, prompt + "/match"));
    Optional<AgentSpec> reviewer =
        stage(file, reviewing, common, "review", prompt(fields, prompt + "/review"));
    if (!fields.isSound() || matcher.isEmpty() || reviewer.isEmpty() || missing.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(JudgeSpec.of(common.id(), matcher.get(), missing.get(), reviewer.get()));
    } catch (FaultyInput faulty) {
      faults.add(file, 1, faulty);
      return Optional.empty();
    }
  }

  private Optional<PromptTemplate> prompt(YamlFields fields, String name) {
    if (!prompts.containsKey(name)) {
      fields.fault("prompts", "there is no prompt '" + name + "'", "add prompts/" + name + ".md");
    }
    return Optional.ofNullable(prompts.get(name));
  }

  private Optional<AgentSpec> stage(
      Path file, YamlFields fields, Common common, String stage, Optional<PromptTemplate> prompt) {
    String provider = fields.text("provider");
    String model = fields.text("model");
    @Nullable Double temperature = temperature(fields);
    if (!provider.isEmpty() && !providers.containsKey(provider)) {
      fields.fault(
          "provider",
          "'" + provider + "' is no provider of models",
          "name one of config/providers.yaml: " + providers.keySet());
    }
    Provider at = providers.get(provider);
    if (at == null || prompt.isEmpty() || !fields.isSound()) {
      return Optional.empty();
    }
    Map<String, Object> parts = new HashMap<>();
    parts.put("provider", provider);
    parts.put("api", at.api());
    parts.put("model", model);
    parts.put("prompt", prompt.get().fingerprint());
    parts.put("temperature", temperature == null ? "" : temperature);
    parts.put("max-tokens", common.maxTokens());
    parts.put("structured", common.structured());
    try {
      return Optional.of(
          new AgentSpec(
              new AgentId("judge-" + common.id() + "-" + stage),
              new ModelSource.Live(at),
              model,
              "judge",
              prompt.get(),
              temperature,
              common.maxTokens(),
              common.structured(),
              common.deadline(),
              prices.of(provider, model).orElse(null),
              Fingerprint.of(parts)));
    } catch (FaultyInput faulty) {
      faults.add(file, 1, faulty);
      return Optional.empty();
    }
  }

  /** 0 unless the file says otherwise; {@code default} leaves it to models that take no other. */
  private static @Nullable Double temperature(YamlFields fields) {
    if (fields.optionalText("temperature").equals(Optional.of("default"))) {
      return null;
    }
    return fields.optionalNumber("temperature", "0", "2").map(BigDecimal::doubleValue).orElse(0.0);
  }

  private static StructuredOutput structured(YamlFields fields) {
    Optional<String> name = fields.optionalText("structured");
    if (name.isEmpty() || name.get().equals(StructuredOutput.NATIVE.label())) {
      return StructuredOutput.NATIVE;
    }
    if (!name.get().equals(StructuredOutput.INSTRUCTED.label())) {
      fields.fault("structured", "'structured' is '" + name.get() + "'", "native or instructed");
    }
    return StructuredOutput.INSTRUCTED;
  }
}
