package health.primum.consult;

import health.primum.agent.AgentId;
import health.primum.agent.MemberAnswer;
import java.time.Duration;

/**
 * Is told how a consult goes. Called from several threads at once; what it throws is ignored, for
 * no listener may cost a clinician the advice.
 */
public interface ConsultListener {
  /** Hears nothing. */
  ConsultListener NONE = new ConsultListener() {};

  default void asked(ConsultId consult, AgentId member) {}

  /**
   * A member is done.
   *
   * @param took since it was asked
   */
  default void answered(ConsultId consult, MemberAnswer answer, Duration took) {}

  default void finished(ConsultId consult, Advice advice) {}
}
