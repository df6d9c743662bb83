package health.primum.consensus.lexicon;

import java.util.Objects;

/**
 * A thing that many words name.
 *
 * @param name its first name, unique within its kind
 * @param attribute for a drug its class, for a topic {@code do} or {@code avoid}, else {@code -}
 */
public record Concept(String name, Kind kind, String attribute) {
  public Concept {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(attribute, "attribute");
  }

  /** A topic that is left off unless the words say otherwise: alcohol, driving. */
  public boolean isLeftOff() {
    return kind == Kind.TOPIC && attribute.equals("avoid");
  }

  @Override
  public String toString() {
    return name;
  }
}
