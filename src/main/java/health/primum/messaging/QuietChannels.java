package health.primum.messaging;

import io.quarkus.logging.LoggingFilter;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Leaves out what the Kafka connector says of each message that it could not send, with a stack
 * trace twice: whoever sent them is told, and tries again. {@link KafkaTopics} says once that the
 * broker is away.
 */
@LoggingFilter(name = "channels")
public final class QuietChannels implements Filter {
  /** The last says that a throttled commit is not watched, which is meant. */
  private static final List<String> LEFT_OUT = List.of("SRMSG18206", "SRMSG18212", "SRMSG18235");

  @Override
  public boolean isLoggable(LogRecord line) {
    String message = line.getMessage();
    return message == null || LEFT_OUT.stream().noneMatch(message::startsWith);
  }
}
