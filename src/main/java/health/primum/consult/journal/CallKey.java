package health.primum.consult.journal;

import health.primum.agent.AgentId;
import health.primum.agent.AnswerForm;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelRequest;
import health.primum.consult.ConsultId;
import java.util.Map;

/**
 * Knows one call of one member within a consult: asked the same again, as a resumed consult does,
 * it is the same call.
 *
 * @param consult of which
 * @param agent who is asked
 * @param form for what kind of answer, which tells the steps apart
 * @param content fingerprint of the message without its random marks, and of what else bears on the
 *     answer
 */
public record CallKey(ConsultId consult, AgentId agent, AnswerForm form, Fingerprint content) {
  public static CallKey of(ConsultId consult, ModelRequest request) {
    return new CallKey(
        consult,
        request.agent().id(),
        request.form(),
        Fingerprint.of(
            Map.of(
                "content", request.content().sha256(),
                "system", request.system(),
                "items", request.items(),
                "trial", request.trial())));
  }

  /** In one word, for messages: nothing of the patient's is in it. */
  public String word() {
    return agent + "." + form + "." + content.sha256();
  }
}
