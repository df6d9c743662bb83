package health.primum.testsupport;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps all that some loggers and those below them say at any level, until it is closed. */
public final class LogCapture extends Handler {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Map<Logger, Level> before = new HashMap<>();

  public LogCapture(String... loggers) {
    setLevel(Level.ALL);
    for (String name : loggers) {
      Logger logger = Logger.getLogger(name);
      before.put(logger, logger.getLevel());
      logger.setLevel(Level.ALL);
      logger.addHandler(this);
    }
  }

  public String text() {
    return String.join("\n", lines);
  }

  @Override
  public void publish(LogRecord record) {
    var thrown = new StringWriter();
    if (record.getThrown() != null) {
      record.getThrown().printStackTrace(new PrintWriter(thrown));
    }
    lines.add(
        record.getLoggerName()
            + " "
            + record.getMessage()
            + " "
            + Arrays.toString(record.getParameters())
            + thrown);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    before.forEach(
        (logger, level) -> {
          logger.removeHandler(this);
          logger.setLevel(level);
        });
  }
}
