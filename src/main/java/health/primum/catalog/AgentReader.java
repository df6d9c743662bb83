package health.primum.catalog;

import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.Api;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelSource;
import health.primum.agent.Price;
import health.primum.agent.PromptTemplate;
import health.primum.agent.Provider;
import health.primum.agent.RecordedAnswers;
import health.primum.agent.StructuredOutput;
import health.primum.clinical.CaseId;
import health.primum.fault.FaultyInput;
import health.primum.noharm.rubric.Benchmark;
import health.primum.safety.checklist.Checklists;
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

/** Reads {@code agents/*.yaml}. */
final class AgentReader {
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "description",
          "provider",
          "model",
          "role",
          "prompt",
          "structured",
          "temperature",
          "max-tokens",
          "deadline",
          "price",
          "answers",
          "cases");
  private static final Set<String> PRICE_KEYS = Set.of("input", "output");
  private static final Set<String> KEPT = Set.of("recorded", "scripted", "rules");
  private static final PromptTemplate NO_PROMPT =
      new PromptTemplate("rules", "", "{{case}}", Fingerprint.of("rules"));
  private static final int DEFAULT_MAX_TOKENS = 4_000;

  private final Path home;
  private final Faults faults;
  private final SortedMap<String, PromptTemplate> prompts;
  private final SortedMap<String, Provider> providers;
  private final Prices prices;
  private final Checklists checklists;
  private final Map<AgentId, Path> files = new HashMap<>();

  AgentReader(
      Path home,
      Faults faults,
      SortedMap<String, PromptTemplate> prompts,
      SortedMap<String, Provider> providers,
      Prices prices,
      Checklists checklists) {
    this.home = home;
    this.checklists = checklists;
    this.faults = faults;
    this.prompts = prompts;
    this.providers = providers;
    this.prices = prices;
  }

  SortedMap<AgentId, AgentSpec> read() {
    var agents = new TreeMap<AgentId, AgentSpec>();
    for (Path file : Folder.files(home.resolve("agents"), 1, faults, ".yaml", ".yml")) {
      Folder.text(file, 0, faults, file)
          .flatMap(text -> agent(file, text))
          .ifPresent(agent -> agents.putIfAbsent(agent.id(), agent));
    }
    return agents;
  }

  private Optional<AgentSpec> agent(Path file, String text) {
    YamlFields fields = YamlFields.read(file, text, 0, faults, KEYS);
    if (!fields.isSound() && !fields.has("id")) {
      return Optional.empty();
    }
    Optional<AgentId> id = Ids.unique(fields, file, AgentId::new, files, faults);
    String provider = fields.text("provider");
    Optional<ModelSource> source = source(file, fields, provider);
    String model = fields.text("model");
    String role = fields.text("role");
    Optional<PromptTemplate> prompt = prompt(fields, provider);
    fields.optionalText("description");
    Double temperature =
        fields.optionalNumber("temperature", "0", "2").map(BigDecimal::doubleValue).orElse(null);
    int maxTokens = fields.integer("max-tokens", 1, 1_000_000, DEFAULT_MAX_TOKENS);
    Duration deadline = fields.duration("deadline");
    StructuredOutput structured = structured(fields, provider);
    @Nullable Price price = price(fields, provider, model);
    if (!fields.isSound() || id.isEmpty() || source.isEmpty() || prompt.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> parts = new HashMap<>();
    parts.put("id", id.get());
    parts.put("provider", provider);
    parts.put("model", model);
    parts.put("role", role);
    parts.put("prompt", prompt.get().fingerprint());
    parts.put("temperature", temperature == null ? "" : temperature);
    parts.put("max-tokens", maxTokens);
    parts.put("structured", structured);
    parts.put("deadline", deadline);
    parts.put("answers", answersOf(source.get()));
    try {
      return Optional.of(
          new AgentSpec(
              id.get(),
              source.get(),
              model,
              role,
              prompt.get(),
              temperature,
              maxTokens,
              structured,
              deadline,
              price,
              Fingerprint.of(parts)));
    } catch (FaultyInput faulty) {
      faults.add(file, 1, faulty);
      return Optional.empty();
    }
  }

  private Optional<PromptTemplate> prompt(YamlFields fields, String provider) {
    if (provider.equals("rules")) {
      refuse(fields, "prompt", provider);
      return Optional.of(NO_PROMPT);
    }
    String name = fields.text("prompt");
    if (!name.isEmpty() && !prompts.containsKey(name)) {
      fields.fault(
          "prompt",
          "there is no prompt '" + name + "'",
          "name one of " + prompts.keySet() + " or add prompts/" + name + ".md");
    }
    return Optional.ofNullable(prompts.get(name));
  }

  private Optional<ModelSource> source(Path file, YamlFields fields, String provider) {
    return switch (provider) {
      case "" -> Optional.empty();
      case "rules" -> {
        refuse(fields, "answers", provider);
        refuse(fields, "cases", provider);
        yield Optional.of(new ModelSource.Rules(checklists));
      }
      case "recorded" -> {
        refuse(fields, "cases", provider);
        yield answers(file, fields).map(ModelSource.Recorded::new);
      }
      case "scripted" -> answers(file, fields).flatMap(answers -> scripted(fields, answers));
      default -> {
        refuse(fields, "answers", provider);
        refuse(fields, "cases", provider);
        if (!providers.containsKey(provider)) {
          fields.fault(
              "provider",
              "unknown provider '" + provider + "'",
              "name recorded, scripted, rules or one of config/providers.yaml: "
                  + providers.keySet());
        }
        yield Optional.ofNullable(providers.get(provider)).map(ModelSource.Live::new);
      }
    };
  }

  /** Kept answers are free text; there is no one to ask for another shape. */
  private static StructuredOutput structured(YamlFields fields, String provider) {
    if (KEPT.contains(provider)) {
      refuse(fields, "structured", provider);
      return StructuredOutput.NONE;
    }
    Optional<String> name = fields.optionalText("structured");
    for (StructuredOutput one : StructuredOutput.values()) {
      if (name.isEmpty() || one.label().equals(name.get())) {
        return one;
      }
    }
    fields.fault(
        "structured", "'structured' is '" + name.get() + "'", "write native, instructed or none");
    return StructuredOutput.NATIVE;
  }

  private static void refuse(YamlFields fields, String key, String provider) {
    if (fields.has(key)) {
      fields.fault(key, "'" + key + "' means nothing for the provider " + provider, "remove it");
    }
  }

  private Optional<RecordedAnswers> answers(Path file, YamlFields fields) {
    String name = fields.text("answers");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (name.indexOf('\0') >= 0) {
      fields.fault("answers", "'answers' is not a path", "name a file");
      return Optional.empty();
    }
    Optional<RecordedAnswers> answers =
        RecordingReader.answers(home.resolve(name), fields.line("answers"), faults, file);
    answers.ifPresent(
        a ->
            a.faults()
                .forEach(f -> faults.add(home.resolve(name), f.line(), f.what(), f.remedy())));
    return answers;
  }

  private Optional<ModelSource> scripted(YamlFields fields, RecordedAnswers answers) {
    String folder = fields.text("cases");
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    try {
      Benchmark benchmark = new BenchmarkReader().read(home.resolve(folder));
      benchmark
          .faults()
          .forEach(
              f ->
                  faults.add(
                      home.resolve(folder).resolve(f.where()), f.line(), f.what(), f.remedy()));
      Map<String, CaseId> cases = new HashMap<>();
      benchmark
          .variants()
          .forEach(v -> cases.put(ModelSource.Scripted.normalised(v.presentation()), v.id()));
      return Optional.of(new ModelSource.Scripted(answers, cases));
    } catch (FaultyInput faulty) {
      fields.fault(
          "cases",
          "'cases' names no benchmark folder: " + folder,
          "name a folder with dataset/rubrics");
      return Optional.empty();
    }
  }

  /** Its own, else the one in config/prices.yaml. */
  private @Nullable Price price(YamlFields fields, String provider, String model) {
    if (!fields.has("price")) {
      return prices.of(provider, model).orElse(null);
    }
    Optional<YamlFields> price = fields.optionalFields("price", PRICE_KEYS);
    if (price.isEmpty()) {
      fields.fault(
          "price",
          "'price' is not a mapping",
          "write input and output, in US dollars for a million tokens");
    }
    return price
        .map(both -> new Price(dollars(both, "input"), dollars(both, "output"), null))
        .orElse(null);
  }

  /** Both must be there: an unknown price is no price of zero. */
  private static BigDecimal dollars(YamlFields price, String key) {
    return price.text(key).isEmpty()
        ? BigDecimal.ZERO
        : price.optionalNumber(key, "0", "100000").orElse(BigDecimal.ZERO);
  }

  private static String answersOf(ModelSource source) {
    return switch (source) {
      // Many servers speak OpenAI's format, and each answers with weights of its own.
      case ModelSource.Live live ->
          live.at().api() == Api.OPENAI
              ? live.at().api().label() + " " + live.at().baseUrl()
              : live.at().api().label();
      case ModelSource.Rules rules -> rules.book().fingerprint().sha256();
      case ModelSource.Recorded recorded -> recorded.answers().fingerprint().sha256();
      case ModelSource.Scripted scripted ->
          scripted.answers().fingerprint().sha256()
              + Fingerprint.of(new TreeMap<>(scripted.cases()));
    };
  }
}
