package health.primum.consult;

import health.primum.agent.AgentId;

/**
 * Is told how a consult goes. Called from several threads at once; what it throws is ignored, for
 * no listener may cost a clinician the advice.
 */
public interface ConsultListener {
  /** Hears nothing. */
  ConsultListener NONE = new ConsultListener() {};

  default void asked(ConsultId consult, AgentId member, Step step) {}

  /** A member is done with what it was asked. */
  default void answered(ConsultId consult, Provenance.Member member) {}

  default void reached(ConsultId consult, Milestone milestone) {}

  default void finished(ConsultId consult, Advice advice) {}
}
