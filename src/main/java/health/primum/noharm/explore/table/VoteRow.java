package health.primum.noharm.explore.table;

import java.util.Objects;

/**
 * One vote.
 *
 * @param repeat which run of the member, from 0 on
 */
public record VoteRow(String caseId, String option, String member, int repeat, Vote vote) {
  public VoteRow {
    Objects.requireNonNull(caseId, "caseId");
    Objects.requireNonNull(option, "option");
    Objects.requireNonNull(member, "member");
    Objects.requireNonNull(vote, "vote");
  }
}
