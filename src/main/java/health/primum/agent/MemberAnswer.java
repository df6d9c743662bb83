package health.primum.agent;

/**
 * What a member of a team contributed in a step: a plan, ratings, edits, or nothing for a stated
 * reason.
 */
public sealed interface MemberAnswer permits Proposal, Vote, Edits, Adjudication, Abstention {
  AgentId agent();

  /** Tokens it took. */
  Usage usage();
}
