package health.primum.agent;

import health.primum.clinical.Recommendation;
import health.primum.fault.FaultyInput;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A reviewer's edits to a plan. What no edit names stays as it is.
 *
 * @param edits at most one for each item
 * @param additions what the plan lacks
 */
public record Review(List<Edit> edits, List<Recommendation> additions) {
  /** What is to become of one item of the plan. */
  public sealed interface Edit {
    /** Its number in the plan, from 1. */
    int item();

    String reason();
  }

  /** The item is to go. */
  public record Removal(int item, String reason) implements Edit {
    public Removal {
      checkItem(item);
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** The item is to be replaced. */
  public record Change(int item, Recommendation replacement, String reason) implements Edit {
    public Change {
      checkItem(item);
      Objects.requireNonNull(replacement, "replacement");
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public String toString() {
      return "Change[" + item + "]";
    }
  }

  public Review {
    edits = List.copyOf(edits);
    additions = List.copyOf(additions);
    var seen = new HashSet<Integer>();
    for (Edit edit : edits) {
      if (!seen.add(edit.item())) {
        throw new FaultyInput(
            "item", "item " + edit.item() + " is edited twice", "give each item one edit");
      }
    }
  }

  public Optional<Edit> of(int item) {
    return edits.stream().filter(edit -> edit.item() == item).findFirst();
  }

  private static void checkItem(int item) {
    if (item < 1) {
      throw new FaultyInput("item", item + " is below 1", "use the item's number in the plan");
    }
  }

  @Override
  public String toString() {
    return "Review[" + edits.size() + " edits, " + additions.size() + " additions]";
  }
}
