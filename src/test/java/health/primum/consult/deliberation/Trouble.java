package health.primum.consult.deliberation;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import health.primum.agent.Failure;
import java.util.Locale;

/** Ways for a member to fail, each provoked where it comes from, and what must be said of it. */
enum Trouble {
  /** The answer drips in, too slowly to be whole in time. */
  SLOW_DRIP(Failure.TIMED_OUT),
  HANGS(Failure.TIMED_OUT),
  /** Nothing on the wire: its own thread hangs and hears no interruption. */
  STUCK(Failure.TIMED_OUT),
  RATE_LIMIT(Failure.RATE_LIMITED),
  REFUSAL(Failure.REFUSED),
  SERVER_ERROR(Failure.UNAVAILABLE),
  RESET(Failure.UNAVAILABLE),
  /** Nothing on the wire: a fault in our own code. */
  THROWS(Failure.UNAVAILABLE),
  BAD_KEY(Failure.UNAUTHORISED),
  JUNK(Failure.UNPARSEABLE),
  CUT_OFF(Failure.TRUNCATED),
  /** The member hangs, and the consult is interrupted. */
  INTERRUPTED(Failure.CANCELLED),
  /** The member's model costs more than the consult may. */
  TOO_DEAR(Failure.BUDGET);

  /** Longer than any deadline of the matrix. */
  static final int LATE_MILLIS = 3_000;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLAN =
      "{\"assessment\": \"Likely ACS.\", \"recommendations\": [{\"action\": \"Order ECG\", \"intent\": \"order\", \"category\": \"diagnostic\"}]}";

  final Failure failure;

  Trouble(Failure failure) {
    this.failure = failure;
  }

  /** As part of a provider's or model's name. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean sendsRequests() {
    return switch (this) {
      case STUCK, THROWS, TOO_DEAR -> false;
      default -> true;
    };
  }

  /** Whether a model is called at all, so that the call is on the tape. */
  boolean isOfAModel() {
    return this != STUCK && this != THROWS;
  }

  /** What the stub server does about a request for a member in this trouble. */
  ResponseDefinitionBuilder response() {
    return switch (this) {
      case SLOW_DRIP -> sound().withChunkedDribbleDelay(30, LATE_MILLIS);
      case HANGS, INTERRUPTED -> sound().withFixedDelay(LATE_MILLIS);
      case RATE_LIMIT -> error(429).withHeader("retry-after-ms", "20");
      case SERVER_ERROR -> error(500).withHeader("retry-after-ms", "20");
      case BAD_KEY -> error(401);
      case RESET -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
      case REFUSAL -> reply("stop", null, "I cannot help with that.");
      case JUNK -> reply("stop", "{\"recommendations\": \"soon\"}", null);
      case CUT_OFF -> reply("length", PLAN.substring(0, 80), null);
      case STUCK, THROWS, TOO_DEAR -> sound();
    };
  }

  static ResponseDefinitionBuilder sound() {
    return reply("stop", PLAN, null);
  }

  private static ResponseDefinitionBuilder reply(String reason, String content, String refusal) {
    ObjectNode reply = JSON.createObjectNode().put("id", "c").put("object", "chat.completion");
    reply.put("created", 1).put("model", "m");
    ObjectNode choice = reply.putArray("choices").addObject().put("index", 0);
    choice.put("finish_reason", reason);
    choice
        .putObject("message")
        .put("role", "assistant")
        .put("content", content)
        .put("refusal", refusal);
    reply.putObject("usage").put("prompt_tokens", 11).put("completion_tokens", 7);
    return aResponse().withHeader("Content-Type", "application/json").withBody(reply.toString());
  }

  /** As providers do it, with what must be shown to nobody. */
  private static ResponseDefinitionBuilder error(int status) {
    return aResponse()
        .withStatus(status)
        .withBody(
            "{\"error\": {\"message\": \"%s, %s\"}}"
                .formatted(FailureMatrix.KEY, FailureMatrix.NARRATIVE));
  }
}
