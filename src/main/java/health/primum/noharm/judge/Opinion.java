package health.primum.noharm.judge;

import health.primum.consult.Spending;
import java.util.List;

/**
 * What a judge says of an answer, and what that took.
 *
 * @param judgements at least one
 * @param spent by its models; empty when it asks none
 */
public record Opinion(List<Judgement> judgements, List<Spending.Item> spent) {
  public Opinion {
    judgements = List.copyOf(judgements);
    spent = List.copyOf(spent);
  }
}
