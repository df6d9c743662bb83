package health.primum.consult;

import health.primum.agent.Proposal;
import health.primum.clinical.ManagementPlan;
import health.primum.consensus.Ledger;
import java.util.List;
import java.util.Objects;

/** What a consult comes to. Always advice for a clinician to review. */
public sealed interface Advice {
  Provenance provenance();

  /**
   * A plan that counts.
   *
   * @param plan what is recommended
   * @param ledger every candidate and what became of it
   * @param dissent where members differ from the plan
   * @param provenance how it came about
   */
  record Advised(ManagementPlan plan, Ledger ledger, List<Dissent> dissent, Provenance provenance)
      implements Advice {
    public Advised {
      Objects.requireNonNull(plan, "plan");
      Objects.requireNonNull(ledger, "ledger");
      dissent = List.copyOf(dissent);
      Objects.requireNonNull(provenance, "provenance");
    }
  }

  /**
   * No plan that counts: a person must decide.
   *
   * @param reason why
   * @param partial what was proposed nevertheless, what guardians added included; shown as such,
   *     never as the team's plan
   * @param provenance how it came about
   */
  record Escalated(Reason reason, List<Proposal> partial, Provenance provenance) implements Advice {
    public Escalated {
      Objects.requireNonNull(reason, "reason");
      partial = List.copyOf(partial);
      Objects.requireNonNull(provenance, "provenance");
    }
  }

  /** Why a consult was escalated. */
  enum Reason {
    /** Fewer members proposed than the team's quorum asks for. */
    NO_QUORUM,
    /** Enough proposed and too few rated. */
    NO_RATINGS
  }
}
