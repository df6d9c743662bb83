package health.primum.durability;

import com.fasterxml.jackson.databind.JsonNode;
import health.primum.agent.Fingerprint;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call as the stub saw it.
 *
 * @param life how often the service had been started by then
 * @param via which process asked, where each has an address of its own to ask at
 * @param token which case
 * @param model which member
 * @param system instructions
 * @param user the message without its random marks
 * @param form which list the answer is to hold, e.g. {@code ratings}
 */
record ModelCall(
    int life, String via, String token, String model, String system, String user, String form) {
  private static final Pattern TOKEN = Pattern.compile("K\\d{4,5}");
  private static final Pattern MARK = Pattern.compile("(</?[a-z]+)-[0-9a-f]{16}>");

  static ModelCall of(int life, String via, JsonNode request) {
    String user = "";
    String system = "";
    for (JsonNode message : request.get("messages")) {
      String text = message.get("content").textValue();
      if (message.get("role").textValue().equals("system")) {
        system = text;
      } else {
        user = text;
      }
    }
    Matcher token = TOKEN.matcher(user);
    if (!token.find()) {
      throw new IllegalArgumentException("a message without its case");
    }
    return new ModelCall(
        life,
        via,
        token.group(),
        request.get("model").textValue(),
        system,
        unmarked(user),
        request.at("/format/required").path(0).textValue());
  }

  /** The same for every time that the same is asked. */
  static String unmarked(String message) {
    return MARK.matcher(message).replaceAll("$1>");
  }

  /** The same question, whenever it was asked; short, for there are many. */
  String question() {
    return String.join(" ", token, model, form, Fingerprint.of(system + user).sha256());
  }
}
