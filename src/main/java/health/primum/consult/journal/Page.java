package health.primum.consult.journal;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param consults without their advice
 * @param next cursor of the page after; empty when there is none
 */
public record Page(List<Consult> consults, Optional<String> next) {
  public Page {
    consults = List.copyOf(consults);
  }
}
