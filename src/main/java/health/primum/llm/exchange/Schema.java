package health.primum.llm.exchange;

import java.util.Objects;

/**
 * A JSON schema.
 *
 * @param name as providers want one: letters only
 * @param json its text
 */
public record Schema(String name, String json) {
  public Schema {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(json, "json");
  }
}
