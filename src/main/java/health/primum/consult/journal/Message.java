package health.primum.consult.journal;

import java.util.Locale;
import java.util.Objects;

/**
 * What one part of the service tells another: which consult, which call; never what about.
 *
 * @param channel where it belongs
 * @param consult the consult's id, or the evaluation's; messages of one stay in their order
 * @param subject a call's {@link CallKey#word()}, an event's {@link Event#word}, the number of an
 *     evaluation's item, or empty
 */
public record Message(Channel channel, String consult, String subject) {
  /** The channels. */
  public enum Channel {
    CONSULT_REQUESTS,
    AGENT_TASKS,
    AGENT_RESULTS,
    CONSULT_EVENTS,
    EVALUATION_ITEMS;

    /** As it is configured, e.g. {@code consult-requests}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Message {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(consult, "consult");
    Objects.requireNonNull(subject, "subject");
  }
}
