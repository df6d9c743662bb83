package health.primum.store.sql;

import health.primum.fault.FaultyInput;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list, cut from rows of which one more was read than it shows.
 *
 * @param rows what it shows
 * @param next cursor of the page after; empty when there is none
 */
public record Cut<T>(List<T> rows, Optional<String> next) {
  private static final int MOST = 200;

  /**
   * Sees how many a page may have.
   *
   * @throws FaultyInput when that is not 1 to 200
   */
  public static void check(int most) {
    if (most < 1 || most > MOST) {
      throw new FaultyInput(
          "limit", most + " is outside 1 to " + MOST, "give a number in that range");
    }
  }

  /** The first so many of them, with a cursor where there are more. */
  public static <T> Cut<T> of(List<T> found, int most, Function<T, Cursor> place) {
    if (found.size() <= most) {
      return new Cut<>(found, Optional.empty());
    }
    List<T> page = found.subList(0, most);
    return new Cut<>(page, Optional.of(place.apply(page.getLast()).word()));
  }
}
