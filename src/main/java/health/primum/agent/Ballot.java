package health.primum.agent;

import health.primum.clinical.Appropriateness;
import health.primum.fault.FaultyInput;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One member's ratings. An item without a rating is an abstention on that item, not a 5.
 *
 * @param ratings at most one for each item
 */
public record Ballot(List<Rating> ratings) {
  /**
   * How appropriate an item is.
   *
   * @param item its number on the list that was rated, from 1
   * @param score on NOHARM's scale
   * @param reason in one line; may be empty
   */
  public record Rating(int item, Appropriateness score, String reason) {
    public Rating {
      if (item < 1) {
        throw new FaultyInput("item", item + " is below 1", "use the item's number on the list");
      }
      Objects.requireNonNull(score, "score");
      Objects.requireNonNull(reason, "reason");
    }
  }

  public Ballot {
    ratings = List.copyOf(ratings);
    var seen = new HashSet<Integer>();
    for (Rating rating : ratings) {
      if (!seen.add(rating.item())) {
        throw new FaultyInput(
            "ratings", "item " + rating.item() + " is rated twice", "rate each item once");
      }
    }
  }

  public Optional<Rating> of(int item) {
    return ratings.stream().filter(rating -> rating.item() == item).findFirst();
  }

  @Override
  public String toString() {
    return "Ballot[" + ratings.size() + " ratings]";
  }
}
