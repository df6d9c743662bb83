package health.primum.agent;

/** What a member of a team contributed: a plan, or nothing for a stated reason. */
public sealed interface MemberAnswer permits Proposal, Abstention {
  AgentId agent();

  /** Tokens it took. */
  Usage usage();
}
