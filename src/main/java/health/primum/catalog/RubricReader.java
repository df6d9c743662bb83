package health.primum.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import health.primum.clinical.Appropriateness;
import health.primum.clinical.CaseId;
import health.primum.clinical.Category;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.rubric.AbstractionType;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.rubric.RubricOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads one rubric as the kit writes it (noharm-method, section 1), with {@code "synthetic": true}
 * where the case was made up (our addition). Keys it does not need are left alone.
 */
final class RubricReader {
  private RubricReader() {}

  static Rubric read(String text) throws JsonNodes.BrokenJson {
    JsonNode root = JsonNodes.object(text);
    JsonNode presented = root.path("case");
    var options = new ArrayList<RubricOption>();
    var faults = new ArrayList<Fault>();
    for (JsonNode option : JsonNodes.array(root, "options")) {
      try {
        options.add(option(option));
      } catch (FaultyInput faulty) {
        String name =
            option.hasNonNull("id") ? "option " + option.path("id").asText() : "an option";
        faulty
            .faults()
            .forEach(f -> faults.add(Fault.of(name + ", " + f.where(), f.what(), f.remedy())));
      }
    }
    if (!faults.isEmpty()) {
      throw new FaultyInput(faults);
    }
    Rubric rubric =
        Rubric.of(
            new CaseId(JsonNodes.text(root, "id")),
            JsonNodes.text(presented, "presentation"),
            JsonNodes.optionalText(presented, "recommendations"),
            options);
    return JsonNodes.optionalFlag(root, "synthetic") ? rubric.asSynthetic() : rubric;
  }

  private static RubricOption option(JsonNode option) {
    String label = JsonNodes.text(option, "category");
    Category category =
        Category.ofLabel(label)
            .orElseThrow(
                () ->
                    new FaultyInput(
                        "category", "is '" + label + "'", "use one of the kit's categories"));
    return new RubricOption(
        JsonNodes.integer(option, "id"),
        JsonNodes.text(option, "text"),
        category,
        effective(option),
        base(option),
        JsonNodes.optionalFlag(option, "isHarmOfInaction"),
        JsonNodes.optionalText(option, "abstraction"),
        type(JsonNodes.optionalText(option, "abstractionType")),
        dependencies(option),
        ratings(option));
  }

  /** The specialists' own ratings, where a rubric gives them: {@code "ratings": [7, 8, 9]}. */
  private static List<Appropriateness> ratings(JsonNode option) {
    var ratings = new ArrayList<Appropriateness>();
    if (option.hasNonNull("ratings")) {
      for (JsonNode rating : JsonNodes.array(option, "ratings")) {
        if (!rating.isIntegralNumber()) {
          throw new FaultyInput("ratings", "has an item that is no rating", "list 1 to 9");
        }
        ratings.add(new Appropriateness(rating.intValue()));
      }
    }
    return ratings;
  }

  /** {@code placement}, else {@code score}, else {@code grade}. */
  private static Appropriateness effective(JsonNode option) {
    return option.hasNonNull("placement") ? score(option, "placement") : base(option);
  }

  private static Appropriateness base(JsonNode option) {
    return option.hasNonNull("grade") && !option.hasNonNull("score")
        ? score(option, "grade")
        : score(option, "score");
  }

  private static Appropriateness score(JsonNode option, String key) {
    return new Appropriateness(JsonNodes.integer(option, key));
  }

  private static AbstractionType type(String name) {
    if (name.isEmpty()) {
      return AbstractionType.NONE;
    }
    try {
      return AbstractionType.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new FaultyInput(
          "abstractionType", "is '" + name + "'", "use harm, alternative or contingency");
    }
  }

  private static Set<Integer> dependencies(JsonNode option) {
    Set<Integer> parents = new HashSet<>();
    if (option.hasNonNull("dependsOn")) {
      for (JsonNode parent : JsonNodes.array(option, "dependsOn")) {
        if (!parent.isIntegralNumber()) {
          throw new FaultyInput(
              "dependsOn", "has an item that is not an option id", "list whole numbers");
        }
        parents.add(parent.intValue());
      }
    }
    return parents;
  }
}
