package health.primum.agent;

import java.util.Locale;

/** How an agent's model is made to answer in a given shape. */
public enum StructuredOutput {
  /** By the provider's own structured output, where its wire format has one; else as instructed. */
  NATIVE,
  /** The schema stands in the prompt, and the answer is parsed. */
  INSTRUCTED,
  /** Proposals are free text; ballots and reviews are instructed, for they have no other form. */
  NONE;

  /** As an agent's file writes it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
