package health.primum.consult.journal;

import java.util.Objects;

/**
 * A call that a worker has taken, with what it is about.
 *
 * @param question of the consult
 * @param call what to ask
 */
public record Asked(Question question, MemberCall call) {
  public Asked {
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(call, "call");
  }
}
