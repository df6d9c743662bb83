package health.primum.agent;

import health.primum.clinical.ClinicalCase;
import java.time.Duration;
import java.util.Objects;

/**
 * One call of one agent's model.
 *
 * @param agent whom to ask
 * @param clinicalCase what about; recorded and scripted models look their answer up by it
 * @param form what kind of answer is wanted
 * @param items how many items the list has that is to be rated or reviewed; 0 for a proposal
 * @param system instructions; may be empty
 * @param user the message
 * @param content fingerprint of the message as it would be without random marks, so that the same
 *     question is known again
 * @param trial 1 for the first repeat of the same question
 * @param timeout how long the caller will wait
 * @param budget what the call may be paid from
 * @param purpose for what the answer is wanted, e.g. a consult's id; calls that are kept to be gone
 *     on with are known by it, so that an answer wanted for one thing never serves another; empty
 *     where nobody goes on
 */
public record ModelRequest(
    AgentSpec agent,
    ClinicalCase clinicalCase,
    AnswerForm form,
    int items,
    String system,
    String user,
    Fingerprint content,
    int trial,
    Duration timeout,
    Budget budget,
    String purpose) {
  public ModelRequest {
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(clinicalCase, "clinicalCase");
    Objects.requireNonNull(form, "form");
    Objects.requireNonNull(system, "system");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(timeout, "timeout");
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(purpose, "purpose");
    if (trial < 1) {
      throw new IllegalArgumentException("trial " + trial + " is below 1");
    }
  }

  /** Nobody goes on with it. */
  public ModelRequest(
      AgentSpec agent,
      ClinicalCase clinicalCase,
      AnswerForm form,
      int items,
      String system,
      String user,
      Fingerprint content,
      int trial,
      Duration timeout,
      Budget budget) {
    this(agent, clinicalCase, form, items, system, user, content, trial, timeout, budget, "");
  }

  @Override
  public String toString() {
    return "ModelRequest[" + agent.id() + ", " + clinicalCase.id() + ", trial " + trial + "]";
  }
}
