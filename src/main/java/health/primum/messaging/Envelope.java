package health.primum.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.consult.journal.DeadLetter.Reason;
import health.primum.consult.journal.Message;
import health.primum.consult.journal.Message.Channel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A message as it is written: {@code {"v":1,"consult":"...","subject":"..."}}. */
final class Envelope {
  /** The version that is written and read. */
  static final int VERSION = 1;

  /** What ids look like: anything else was not written here, and might be anybody's words. */
  private static final Pattern ID = Pattern.compile("[\\w.:/-]{1,200}");

  /** A call's word, an event's number and kind, or nothing. */
  private static final Pattern SUBJECT = Pattern.compile("([\\w.:/-]{1,250}( [a-z-]{1,40})?)?");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Envelope() {}

  /** What was found in an envelope. */
  sealed interface Reading {
    /** As far as it could be read: see {@link health.primum.consult.journal.DeadLetter}. */
    Message message();

    record Read(Message message) implements Reading {}

    record Unread(Message message, Reason reason) implements Reading {}
  }

  static String write(Message message) {
    return JSON.createObjectNode()
        .put("v", VERSION)
        .put("consult", message.consult())
        .put("subject", message.subject())
        .toString();
  }

  static Reading read(Channel channel, String words) {
    JsonNode node = parse(words);
    String consult = node.path("consult").asText();
    String subject = node.path("subject").asText();
    if (!node.path("v").isInt()
        || !ID.matcher(consult).matches()
        || !SUBJECT.matcher(subject).matches()) {
      return new Reading.Unread(new Message(channel, "", fingerprint(words)), Reason.UNREADABLE);
    }
    var message = new Message(channel, consult, subject);
    return node.path("v").intValue() == VERSION
        ? new Reading.Read(message)
        : new Reading.Unread(message, Reason.UNKNOWN_VERSION);
  }

  private static JsonNode parse(String words) {
    try {
      return JSON.readTree(words);
    } catch (JsonProcessingException unreadable) {
      return JSON.missingNode();
    }
  }

  private static String fingerprint(String words) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
