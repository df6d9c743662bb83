package health.primum.web.asked;

import health.primum.fault.FaultyInput;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every list takes and gives. */
public final class Paging {
  private static final int MOST = 200;

  private Paging() {}

  /**
   * How many a page has.
   *
   * @throws FaultyInput when it is no number from 1 to 200
   */
  public static int limit(String text) {
    int limit = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MOST) {
      throw new FaultyInput("limit", "is outside 1 to " + MOST, "ask for fewer, page by page");
    }
    return limit;
  }

  /**
   * One of several states, by its label.
   *
   * @throws FaultyInput when none is called so
   */
  public static <S> Optional<S> state(
      @Nullable String word, List<S> all, Function<S, String> label) {
    if (word == null) {
      return Optional.empty();
    }
    return Optional.of(
        all.stream()
            .filter(state -> label.apply(state).equals(word))
            .findFirst()
            .orElseThrow(
                () ->
                    new FaultyInput(
                        "state",
                        "is not a state there is",
                        "use one of " + all.stream().map(label).toList())));
  }

  /**
   * The page after as RFC 8288 writes it.
   *
   * @param asked what was asked for goes on; null for what was not
   */
  public static String next(String path, Map<String, @Nullable String> asked, String cursor) {
    UriBuilder page = UriBuilder.fromPath(path);
    asked.forEach(
        (name, value) -> {
          if (value != null) {
            page.queryParam(name, "{" + name + "}").resolveTemplate(name, value);
          }
        });
    return "<" + page.queryParam("cursor", "{cursor}").build(cursor) + ">; rel=\"next\"";
  }
}
