package health.primum.safety.plan;

import health.primum.clinical.Recommendation;
import health.primum.consensus.CandidateId;
import health.primum.safety.drug.Drug;

/**
 * A drug that a candidate gives.
 *
 * @param candidate the action
 * @param action its words
 * @param drug which
 * @param start of its name in the action's text
 * @param end after its name
 * @param isLocal given to the skin, eye, ear, nose, lung or vagina only
 * @param isAlternative one of several of which the action names any ("A or B")
 * @param isContinued already taken, as the action's words say
 */
public record PlannedDrug(
    CandidateId candidate,
    Recommendation action,
    Drug drug,
    int start,
    int end,
    boolean isLocal,
    boolean isAlternative,
    boolean isContinued) {}
