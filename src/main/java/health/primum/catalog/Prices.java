package health.primum.catalog;

import health.primum.agent.Price;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code config/prices.yaml}: what models cost, and when that was so. */
final class Prices {
  private static final Set<String> KEYS =
      Set.of("provider", "model", "input", "output", "as-of", "source");

  /** What is priced. */
  private record Key(String provider, String model) {}

  private final Map<Key, Price> prices = new HashMap<>();

  private Prices() {}

  /** The prices of a file; none where there is no file. */
  static Prices read(Path file, Faults faults) {
    var prices = new Prices();
    if (!Files.exists(file)) {
      return prices;
    }
    Folder.text(file, 0, faults, file)
        .map(text -> YamlFields.read(file, text, 0, faults, Set.of("prices")))
        .filter(YamlFields::isSound)
        .ifPresent(fields -> fields.items("prices", KEYS, prices::take));
    return prices;
  }

  private void take(YamlFields fields) {
    var key = new Key(fields.text("provider"), fields.text("model"));
    BigDecimal input = dollars(fields, "input");
    BigDecimal output = dollars(fields, "output");
    fields.text("source");
    Optional<LocalDate> asOf = date(fields);
    if (!fields.isSound() || asOf.isEmpty()) {
      return;
    }
    if (prices.putIfAbsent(key, new Price(input, output, asOf.get())) != null) {
      fields.fault(
          "model",
          "'" + key.model() + "' of " + key.provider() + " stands twice",
          "keep one of them");
    }
  }

  private static BigDecimal dollars(YamlFields fields, String key) {
    return fields.text(key).isEmpty()
        ? BigDecimal.ZERO
        : fields.optionalNumber(key, "0", "100000").orElse(BigDecimal.ZERO);
  }

  private static Optional<LocalDate> date(YamlFields fields) {
    String text = fields.text("as-of");
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException noDate) {
      fields.fault("as-of", "'as-of' is no date", "write it like 2026-04-30");
      return Optional.empty();
    }
  }

  /** The price of a model; its name at the provider must be the same to the letter. */
  Optional<Price> of(String provider, String model) {
    return Optional.ofNullable(prices.get(new Key(provider, model)));
  }
}
