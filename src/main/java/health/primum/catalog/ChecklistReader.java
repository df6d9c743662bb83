package health.primum.catalog;

import health.primum.agent.Fingerprint;
import health.primum.clinical.Category;
import health.primum.clinical.Intent;
import health.primum.clinical.Recommendation;
import health.primum.clinical.Urgency;
import health.primum.clinical.patient.Sex;
import health.primum.fault.FaultyInput;
import health.primum.safety.checklist.Checklist;
import health.primum.safety.checklist.Checklists;
import health.primum.safety.checklist.Trigger;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code config/checklists/*.yaml}. */
final class ChecklistReader {
  private static final Set<String> KEYS =
      Set.of(
          "id", "title", "source", "any", "with", "none", "min-age", "max-age", "sex", "alarm",
          "actions");
  private static final Set<String> ACTION_KEYS =
      Set.of("action", "intent", "category", "urgency", "condition", "why");

  private final Path folder;
  private final Faults faults;
  private final Set<String> ids = new HashSet<>();
  private final List<Checklist> checklists = new ArrayList<>();

  ChecklistReader(Path folder, Faults faults) {
    this.folder = folder;
    this.faults = faults;
  }

  /** In the order of files and of their lines; none where there is no folder. */
  Checklists read() {
    for (Path file : Folder.files(folder, 1, faults, ".yaml", ".yml")) {
      Folder.text(file, 0, faults, file)
          .map(text -> YamlFields.read(file, text, 0, faults, Set.of("checklists")))
          .filter(YamlFields::isSound)
          .ifPresent(fields -> fields.items("checklists", KEYS, this::take));
    }
    return new Checklists(checklists);
  }

  private void take(YamlFields fields) {
    String id = fields.text("id");
    if (!id.isEmpty() && !ids.add(id)) {
      fields.fault("id", "'" + id + "' stands twice", "give each checklist its own id");
    }
    String title = fields.text("title");
    String source = fields.text("source");
    List<String> any = phrases(fields, "any", true);
    List<String> with = phrases(fields, "with", false);
    List<String> none = phrases(fields, "none", false);
    @Nullable Double minAge = years(fields, "min-age");
    @Nullable Double maxAge = years(fields, "max-age");
    Sex sex = fields.has("sex") ? word(fields, "sex", Sex.class, Sex.UNKNOWN) : Sex.UNKNOWN;
    String alarm = fields.optionalText("alarm").orElse("");
    var actions = new ArrayList<Recommendation>();
    fields.items("actions", ACTION_KEYS, item -> action(item).ifPresent(actions::add));
    if (!fields.isSound() || actions.isEmpty()) {
      return;
    }
    try {
      var trigger = new Trigger(any, with, none, minAge, maxAge, sex);
      checklists.add(
          new Checklist(
              id,
              title,
              source,
              trigger,
              alarm,
              actions,
              fingerprint(id, trigger, alarm, actions)));
    } catch (FaultyInput faulty) {
      faulty.faults().forEach(f -> fields.fault(f.where(), f.where() + " " + f.what(), f.remedy()));
    }
  }

  private static Fingerprint fingerprint(
      String id, Trigger trigger, String alarm, List<Recommendation> actions) {
    return Fingerprint.of(
        Map.of(
            "id", id,
            "trigger", trigger,
            "alarm", alarm,
            "actions",
                actions.stream()
                    .map(
                        a ->
                            a.statement() + a.intent() + a.category() + a.urgency() + a.rationale())
                    .collect(Collectors.joining("\n"))));
  }

  private static List<String> phrases(YamlFields fields, String key, boolean needed) {
    return needed || fields.has(key)
        ? fields.list(key).stream().map(Map.Entry::getKey).toList()
        : List.of();
  }

  private static @Nullable Double years(YamlFields fields, String key) {
    return fields.optionalNumber(key, "0", "130").map(BigDecimal::doubleValue).orElse(null);
  }

  private static Optional<Recommendation> action(YamlFields item) {
    String text = item.text("action");
    Intent intent = word(item, "intent", Intent.class, Intent.UNKNOWN);
    Category category = word(item, "category", Category.class, Category.UNKNOWN);
    Urgency urgency =
        item.has("urgency")
            ? word(item, "urgency", Urgency.class, Urgency.UNSTATED)
            : Urgency.UNSTATED;
    String condition = item.optionalText("condition").orElse("");
    String why = item.text("why");
    return item.isSound()
        ? Optional.of(new Recommendation(category, intent, text, urgency, condition, why, ""))
        : Optional.empty();
  }

  private static <E extends Enum<E>> E word(
      YamlFields fields, String key, Class<E> type, E otherwise) {
    String word = fields.text(key).toUpperCase(Locale.ROOT).replace('-', '_');
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(word)) {
        return value;
      }
    }
    if (!word.isEmpty()) {
      fields.fault(
          key,
          "'" + key + "' is '" + word.toLowerCase(Locale.ROOT) + "'",
          "write one of "
              + Arrays.stream(type.getEnumConstants())
                  .map(v -> v.name().toLowerCase(Locale.ROOT))
                  .collect(Collectors.joining(", ")));
    }
    return otherwise;
  }
}
