package health.primum.consult.journal;

import health.primum.consult.ConsultId;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that happened to a consult, or to an evaluation, whose id then stands in its place.
 * Carries nothing of the patient's.
 *
 * @param consult to which
 * @param sequence 1 for its first event, then one more each time without a gap
 * @param at when
 * @param kind what
 * @param data which member, how many candidates and the like
 */
public record Event(
    ConsultId consult, long sequence, Instant at, Kind kind, SortedMap<String, String> data) {
  /** What can happen. */
  public enum Kind {
    ACCEPTED,
    /** A worker has it; more than once when it was resumed. */
    STARTED,
    MEMBER_STARTED,
    MEMBER_PROPOSED,
    MEMBER_RATED,
    MEMBER_REVIEWED,
    MEMBER_ADJUDICATED,
    MEMBER_ABSTAINED,
    POOLED,
    OMISSION_FOUND,
    RATED,
    DECIDED,
    /** Another item of an evaluation is done. */
    PROGRESS,
    /** The last: how it ended is in its data. */
    DONE;

    /** As callers read it, e.g. {@code member-started}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Event {
    Objects.requireNonNull(consult, "consult");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(kind, "kind");
    data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
  }

  /** In one word, for messages: its number and what it is, e.g. {@code 7 done}. */
  public static String word(long sequence, Kind kind) {
    return sequence + " " + kind.label();
  }

  /** Whether a word is of a consult's last event. */
  public static boolean isLast(String word) {
    return word.endsWith(" " + Kind.DONE.label());
  }

  /**
   * One that is to be written: it gets its number then.
   *
   * @param mark what tells it from every other event of the consult; what carries the same mark
   *     happened once
   */
  public record Draft(
      ConsultId consult, String mark, Instant at, Kind kind, SortedMap<String, String> data) {}
}
